"""What goes on paper before an event: the sheet to sign and the badges."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.text import capfirst

from events.models import Event, Registration
from events.pages.attendance import row_of
from events.pages.words import place_in_words, when_in_words

BLANK_LINES = 12  # for who comes without registering
LONG_NAME = 40  # letters; a longer one is written smaller on its badge


@dataclass(frozen=True)
class Named:
    name: str
    organization: str
    is_online: bool

    @property
    def is_long(self) -> bool:
        return len(self.name) > LONG_NAME


def expected(event: Event) -> list[Named]:
    """The registered, by organization and name."""
    rows = event.registrations.confirmed().on_the_sheet()
    return [_named(event, row) for row in rows]


def _named(event: Event, registration: Registration) -> Named:
    row = row_of(event, registration)
    return Named(str(registration), row.organization, row.is_online)


def sheet_context(event: Event) -> dict[str, Any]:
    """Who connects does not sign."""
    signing = [row for row in expected(event) if not row.is_online]
    by_organization = groupby(signing, key=lambda row: row.organization)
    groups = [(organization, list(rows)) for organization, rows in by_organization]
    context = {"event": event, "when": capfirst(when_in_words(event)), "place": place_in_words(event)}
    return context | {"groups": groups, "count": len(signing), "blank": range(BLANK_LINES)}


def badges_context(event: Event) -> dict[str, Any]:
    badges = [row for row in expected(event) if not row.is_online]
    pairs = [badges[first : first + 2] for first in range(0, len(badges), 2)]
    return {"event": event, "badges": badges, "pairs": pairs}
