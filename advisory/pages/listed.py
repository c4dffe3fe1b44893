"""A session as the lists say it, on the screen and in a file."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisory.pages.words import HOUR, asked_ago, names_in_words
from office import clock
from office.minutes import in_words
from office.tables import Column


@dataclass(frozen=True)
class ListedSession:
    """`session` is `named`."""

    session: Any

    @property
    def title(self) -> str:
        """The service, and the topic where the service does not already say it."""
        service, topic = str(self.session.service), str(self.session.topic or "")
        return f"{service}: {topic}" if topic and topic != service else service

    @property
    def councils(self) -> str:
        """One by its name, several by their short ones."""
        names = self.session.council_names
        return ", ".join(names if len(names) == 1 else self.session.council_short_names)

    @property
    def towns(self) -> str:
        """The councils where there is little room."""
        return names_in_words(self.session.council_short_names)

    @property
    def when(self) -> str:
        """Its day; while it has none, how long it waits."""
        session = self.session
        if session.day is None:
            return asked_ago(session)
        if not session.is_day_known:
            return str(session.day.year)
        day = date_format(session.day, "SHORT_DATE_FORMAT")
        return f"{day}, {self.hour}" if session.time else day

    @property
    def hour(self) -> str:
        """«10.00 h», where it is known."""
        return _("%s h") % time_format(self.session.time, HOUR) if self.session.time else ""

    @property
    def who(self) -> str:
        """The expert, and how long it took or is agreed to take."""
        minutes = self.session.minutes if self.session.minutes_used is None else self.session.minutes_used
        parts = [str(self.session.expert or ""), in_words(minutes).replace(" ", "\u00a0") if minutes else ""]
        return " · ".join(part for part in parts if part)


COLUMNS = [
    Column(gettext_lazy("Asked for on"), lambda session: clock.day_of(session.asked_at)),
    Column(gettext_lazy("Councils"), lambda session: ", ".join(session.council_names)),
    Column(gettext_lazy("Service"), lambda session: str(session.service)),
    Column(gettext_lazy("Topic"), lambda session: str(session.topic or "")),
    Column(gettext_lazy("What is needed"), lambda session: session.words),
    Column(gettext_lazy("State"), lambda session: str(session.get_state_display())),
    Column(gettext_lazy("Expert"), lambda session: str(session.expert or "")),
    Column(gettext_lazy("Day"), lambda session: session.day if session.is_day_known else None),
    Column(gettext_lazy("Hour"), lambda session: f"{session.time:%H:%M}" if session.time else ""),
    Column(gettext_lazy("Minutes agreed"), lambda session: session.minutes),
    Column(gettext_lazy("Minutes it took"), lambda session: session.minutes_used),
    Column(
        gettext_lazy("Hours and minutes it took"),
        lambda session: "" if session.minutes_used is None else in_words(session.minutes_used),
    ),
    Column(gettext_lazy("What was dealt with"), lambda session: session.summary),
    Column(gettext_lazy("What the council says"), lambda session: str(session.get_answer_display())),
]
