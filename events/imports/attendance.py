"""The list of a videoconference against the people that the portal knows: what would be written, and what nobody can say."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.core import signing
from django.http import Http404
from django.utils.translation import gettext as _

from events.imports.profiles import FIELDS, Guess, guess
from events.models import Event
from events.rules.joining import Connected, hour_in, join
from events.rules.matching import Candidate, Match, Matcher
from members.models import Person
from office import spreadsheets
from office.access import fetch
from office.folding import fold
from office.models import StoredFile
from office.refusals import Refused
from office.spreadsheets import Line, Reading, Sheet, Value
from office.tables import CONTROLS

KEPT_DAYS = 3
# A workbook of as many rows is read in two seconds; beyond, what the program gives as CSV.
READING = Reading(lines=100_000, rows=15_000, hours=True)
SHOWN = 200  # of each part of the list, on the page
LOOKED_AT = 30  # lines, for the headings
SIGNER = signing.Signer(salt="events.attendance", sep=".")
SECTION = re.compile(r"^\d+\.\s")  # «3. In-Meeting Activities»: the list has ended


def token_of(event: Event, stored: StoredFile) -> str:
    return SIGNER.sign(f"{event.pk}-{stored.pk}")


def stored_of(event: Event, token: str) -> StoredFile:
    """404 for a token that is not ours or not of this event, or whose file has been erased."""
    try:
        number, _dash, file_number = SIGNER.unsign(token).partition("-")
    except signing.BadSignature as error:
        raise Http404 from error
    if number != str(event.pk):
        raise Http404
    stored: StoredFile = fetch(StoredFile.objects.filter(deleted_at=None), pk=file_number)
    return stored


def sheet_of(stored: StoredFile) -> Sheet:
    with stored.content.open("rb") as content:
        return spreadsheets.read(stored.name, content.read(), READING)


@dataclass(frozen=True)
class Row:
    """`key` names it in the form; the same file gives it the same."""

    key: str
    connected: Connected
    match: Match


@dataclass(frozen=True)
class Listed:
    """A file as it was read: its headings and what a person can correct of them."""

    sheet: Sheet

    @cached_property
    def guessed(self) -> Guess:
        return guess([line.values for line in self.sheet.lines[:LOOKED_AT]])

    @property
    def headings(self) -> list[str]:
        values = self.sheet.lines[self.guessed.line].values
        return [str(value or _("column %d") % (place + 1)) for place, value in enumerate(values)]

    @property
    def lines(self) -> list[Line]:
        """Below the headings, until another part of the file begins."""
        found = []
        for line in self.sheet.lines[self.guessed.line + 1 :]:
            if len(line.values) == 1 and SECTION.match(str(line.values[0])):
                break
            found.append(line)
        return found

    def people(self, columns: Mapping[str, int]) -> list[Connected]:
        if "name" not in columns:
            return []
        return join(_connected(line, columns) for line in self.lines)


def _connected(line: Line, columns: Mapping[str, int]) -> Connected:
    values = {
        field: _plain(line.values[place]) if place < len(line.values) else None
        for field, place in columns.items()
        if field in FIELDS
    }
    name = f"{values['name'] or ''} {values.get('surname') or ''}".strip()[:120]
    return Connected(
        name,
        str(values.get("email") or "").lower(),
        hour_in(values.get("came_in")),
        hour_in(values.get("went_out")),
    )


def _plain(value: Value) -> Value:
    return CONTROLS.sub("", value) if isinstance(value, str) else value


@dataclass(frozen=True)
class Plan:
    event: Event
    people: list[Connected]

    @cached_property
    def rows(self) -> list[Row]:
        matcher = Matcher([registered(self.event), known_people()])
        found = []
        for place, connected in enumerate(self.people):
            match = matcher.match(connected.folded, connected.email)
            found.append(Row(f"r{place}", connected, match))
        return found

    @cached_property
    def sure(self) -> list[Row]:
        return [row for row in self.rows if row.match.sure]

    @cached_property
    def doubtful(self) -> list[Row]:
        return [row for row in self.rows if row.match.near]

    @cached_property
    def unknown(self) -> list[Row]:
        return [row for row in self.rows if not row.match.sure and not row.match.near]

    @cached_property
    def asked(self) -> list[Row]:
        """Those that a person can say one by one, on a page."""
        return [*self.doubtful, *self.unknown][:SHOWN]

    @cached_property
    def rest(self) -> list[Row]:
        """Those that go out as a file, to be corrected and sent again."""
        return [*self.doubtful, *self.unknown][SHOWN:]

    @property
    def shown_sure(self) -> list[Row]:
        return self.sure[:SHOWN]

    @property
    def unshown_sure(self) -> int:
        return len(self.sure[SHOWN:])

    @property
    def rest_unknown(self) -> int:
        return sum(not row.match.near for row in self.rest)

    @property
    def uncompared(self) -> int:
        return sum(not row.match.is_compared for row in self.unknown)

    @cached_property
    def digest(self) -> str:
        """Of all that was shown: if something changes meanwhile it has to be looked at again."""
        parts = [
            f"{row.connected}|{row.match.sure and row.match.sure.key}|{[one.key for one in row.match.near]}"
            for row in self.rows
        ]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def registered(event: Event) -> list[Candidate]:
    rows = event.registrations.confirmed().select_related("person", "organization")
    found = []
    for row in rows:
        emails = {row.email.lower(), (row.person.email or "").lower() if row.person else ""} - {""}
        words = f"{row} · {row.organization}" if row.organization else str(row)
        found.append(Candidate(f"i{row.pk}", _folded(str(row)), frozenset(emails), words))
    return found


def known_people() -> list[Candidate]:
    people = Person.objects.unmerged().named().with_roles()
    found = []
    for row in people:
        names = [str(role.organization) for role in row.roles_in_force]
        emails = frozenset({row.email.lower()} if row.email else ())
        found.append(Candidate(f"p{row.pk}", _folded(str(row)), emails, " · ".join([str(row), *names])))
    return found


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def plan_of(event: Event, stored: StoredFile, columns: Mapping[str, int]) -> Plan:
    if stored.deleted_at:
        raise Refused(_("The file is no longer kept: send it again."))
    return Plan(event, Listed(sheet_of(stored)).people(columns))
