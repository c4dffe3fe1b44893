"""An event as the lists say it, on the screen and in a file."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Event
from events.pages.words import edition_in_words, place_in_words, when_in_short
from office import clock
from office.tables import Column

State = Event.State
TONES = {State.PROPOSED: "soon", State.DRAFT: "soon", State.ANNOUNCED: "well", State.CANCELLED: "late"}


@dataclass(frozen=True)
class ListedEvent:
    """`event` is `named`."""

    event: Any

    @property
    def title(self) -> str:
        edition = edition_in_words(self.event)
        return f"{self.event.title} ({edition})" if edition else str(self.event.title)

    @property
    def note(self) -> str:
        """Its kind, who meets and who organizes it where it is not the network."""
        kind = str(self.event.kind)
        parts = [kind, *(name for name in self.event.body_names if name != kind)]
        if not self.event.is_own and self.event.hosts:
            parts.append(self.event.hosts)
        return " · ".join(parts)

    @property
    def when(self) -> str:
        return capfirst(when_in_short(self.event))

    @property
    def place(self) -> str:
        if self.event.modality == Event.Modality.ONLINE:
            return str(self.event.get_modality_display())
        return str(self.event.municipality or self.event.place)

    @property
    def state(self) -> str:
        return state_in_words(self.event)

    @property
    def tone(self) -> str:
        return tone_of(self.event)


def is_held(event: Event) -> bool:
    return event.state == State.ANNOUNCED and event.has_ended(clock.now())


def state_in_words(event: Event) -> str:
    return _("Held (event)") if is_held(event) else str(event.get_state_display())


def tone_of(event: Event) -> str:
    return "neutral" if is_held(event) else TONES.get(State(event.state), "neutral")


COLUMNS = [
    Column(gettext_lazy("Day"), lambda event: event.day if event.is_day_known else when_in_short(event)),
    Column(gettext_lazy("Last day"), lambda event: event.ends_on if event.is_day_known else None),
    Column(gettext_lazy("Begins at"), lambda event: f"{event.time:%H:%M}" if event.time else ""),
    Column(gettext_lazy("Ends at"), lambda event: f"{event.ends_time:%H:%M}" if event.ends_time else ""),
    Column(gettext_lazy("Title"), lambda event: event.title),
    Column(gettext_lazy("Edition"), lambda event: event.edition),
    Column(gettext_lazy("Kind"), lambda event: str(event.kind)),
    Column(gettext_lazy("Bodies"), lambda event: ", ".join(event.body_names)),
    Column(gettext_lazy("Organized by the network"), lambda event: event.is_own),
    Column(gettext_lazy("Who organizes it"), lambda event: event.hosts),
    Column(gettext_lazy("Format"), lambda event: str(event.get_modality_display())),
    Column(gettext_lazy("Place"), place_in_words),
    Column(gettext_lazy("State"), state_in_words),
]
