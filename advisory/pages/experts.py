"""An expert's own sessions: what waits for it, what comes, what it has given."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Sum
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advisory.models import AdvisorySession
from advisory.pages.listed import ListedSession
from advisory.pages.words import councils_of, when_in_words
from members.models import Person
from office import clock
from office.minutes import in_words

State = AdvisorySession.State


@dataclass(frozen=True)
class ExpertRow:
    """One session as its expert reads it."""

    session: Any  # an AdvisorySession from `for_list`

    @property
    def when(self) -> str:
        return when_in_words(self.session)

    @property
    def day(self) -> str:
        """The same where there is little room."""
        return ListedSession(self.session).when

    @property
    def matter(self) -> str:
        """The service and, where it says more, the topic."""
        service, topic = str(self.session.service), str(self.session.topic or "")
        return f"{service} · {topic}" if topic and topic != service else service

    @property
    def length(self) -> str:
        return in_words(self.session.minutes) if self.session.minutes else ""

    @property
    def councils(self) -> str:
        return councils_of(self.session.council_rows)

    @property
    def attendees(self) -> str:
        return "; ".join(row.attendees for row in self.session.council_rows if row.attendees)

    @property
    def where(self) -> str:
        said = (self.session.get_modality_display(), self.session.place)
        return " · ".join(str(part) for part in said if part)


@dataclass(frozen=True)
class OwnSessions:
    to_log: list[ExpertRow]
    to_answer: list[ExpertRow]  # on a published time: yes or no
    to_date: list[ExpertRow]
    coming: list[ExpertRow]

    @property
    def has_something(self) -> bool:
        return bool(self.to_log or self.to_answer or self.to_date or self.coming)


def own_sessions(expert: Person) -> OwnSessions:
    """All that is open, in one question; what ended first is to be written down first."""
    now = clock.now()
    rows = (
        AdvisorySession.objects.open()
        .filter(expert=expert)
        .for_list()
        .order_by("starts_at", "asked_at", "pk")
    )
    found = OwnSessions([], [], [], [])
    for session in rows:
        row = ExpertRow(session)
        if session.state == State.CONFIRMED:
            (found.to_log if session.ends_at <= now else found.coming).append(row)
        elif session.starts_at is None:
            found.to_date.append(row)
        elif session.state == State.REQUESTED:
            found.to_answer.append(row)
        else:
            found.coming.append(row)
    return found


@dataclass(frozen=True)
class Given:
    year: int
    sessions: int
    minutes: int

    @property
    def in_words(self) -> str:
        if not self.sessions:
            return _("You have not given any session in %d yet.") % self.year
        words = ngettext(
            "In %(year)d: %(count)d session given, %(time)s.", "In %(year)d: %(count)d sessions given, %(time)s.",
            self.sessions,
        )  # fmt: skip
        return words % {"year": self.year, "count": self.sessions, "time": in_words(self.minutes)}


def given_this_year(expert: Person) -> Given:
    year = clock.today().year
    done = AdvisorySession.objects.filter(expert=expert).done_in(date(year, 1, 1), date(year, 12, 31))
    counted = done.order_by().aggregate(sessions=Count("pk"), minutes=Sum("minutes_used"))
    return Given(year, counted["sessions"], counted["minutes"] or 0)
