"""Events of the past as a spreadsheet tells them: a line for each, with how many came."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django import forms
from django.core import signing
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.imports.past_names import NameLine, names_of
from events.models import Event, EventKind
from events.rules.totals import code_of, totals_key
from office import clock, spreadsheets
from office.access import fetch
from office.folding import fold, letters
from office.models import DeclaredTotal, StoredFile
from office.refusals import Refused
from office.spreadsheets import Line

KEPT_DAYS = 3
SHOWN = 200  # names, on the page
MOST = 300  # lines: each is an event with its totals, some 30 ms to write
DATE_FORMATS = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"]
SIGNER = signing.Signer(salt="events.past", sep=".")
COUNTED = ("people", "administrations")


class PastForm(forms.Form):
    """A line. `kind` comes as its code or its name."""

    kind = forms.CharField(label=gettext_lazy("Kind (column)"), max_length=80)
    title = forms.CharField(label=gettext_lazy("Title (column)"), max_length=200)
    day = forms.DateField(label=gettext_lazy("Day (column)"), input_formats=DATE_FORMATS)
    place = forms.CharField(label=gettext_lazy("Place (column)"), max_length=200, required=False)
    people = forms.IntegerField(
        label=gettext_lazy("People (column)"), min_value=0, max_value=100_000, required=False
    )
    administrations = forms.IntegerField(
        label=gettext_lazy("Administrations"), min_value=0, max_value=5_000, required=False
    )
    source = forms.CharField(label=gettext_lazy("Source (column)"), max_length=200, required=False)

    def __init__(self, data: Any, kinds: Mapping[str, EventKind]) -> None:
        super().__init__(data)
        self.kinds = kinds

    def clean_kind(self) -> EventKind:
        found = self.kinds.get(letters(self.cleaned_data["kind"]))
        if found is None:
            names = ", ".join(sorted({str(kind) for kind in self.kinds.values()}))
            raise forms.ValidationError(_("there is no such kind. Those that there are: %s.") % names)
        return found

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if not day.year >= 1979 or day >= clock.today():
            raise forms.ValidationError(_("it is not a day of the past."))
        return day

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        counted = any(values.get(part) is not None for part in COUNTED)
        if counted and not values.get("source") and "source" not in self.errors:
            self.add_error("source", _("say which document gives the numbers."))
        return values


FIELDS = tuple(PastForm.base_fields)
# What people write above a column, beside its own name.
OTHER_NAMES = {
    "tipusdesdeveniment": "kind", "esdeveniment": "title", "nom": "title", "data": "day", "municipi": "place",
    "assistents": "people", "ens": "administrations", "document": "source",
}  # fmt: skip


@dataclass
class Entry:
    """A line, with what is wrong in it; without faults it is new, changes its totals or is known already."""

    number: int
    values: dict[str, Any]
    faults: list[tuple[str, str]] = field(default_factory=list)
    event: Event | None = None
    changes_totals: bool = False

    @property
    def title(self) -> str:
        return str(self.values.get("title") or "")

    @property
    def what(self) -> str:
        if self.faults:
            return "refused"
        if self.event is None:
            return "new"
        return "totals" if self.changes_totals else "same"

    @property
    def state(self) -> str:
        words = {
            "refused": _("Refused line"), "new": _("New event"), "totals": _("Other numbers"), "same": _("No changes"),
        }  # fmt: skip
        return words[self.what]

    @property
    def tone(self) -> str:
        return {"refused": "late", "same": "neutral"}.get(self.what, "well")

    @property
    def totals(self) -> dict[str, int | None]:
        return {part: self.values.get(part) for part in COUNTED}


@dataclass(frozen=True)
class PastPlan:
    entries: list[Entry]
    unread: list[str]  # headings that say nothing to us
    names: list[NameLine] = field(default_factory=list)  # of the second sheet

    @property
    def faults(self) -> list[Entry | NameLine]:
        every: list[Entry | NameLine] = [*self.entries, *self.names]
        return [one for one in every if one.faults]

    @cached_property
    def new_names(self) -> list[NameLine]:
        return [line for line in self.names if not line.faults and not line.is_known]

    @property
    def shown_names(self) -> list[NameLine]:
        """The refused and the doubtful before the others."""
        return sorted(self.names, key=lambda line: (not line.faults, not line.could_be, line.number))[:SHOWN]

    @property
    def changes(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.what in {"new", "totals"}]

    @property
    def is_ready(self) -> bool:
        return bool(self.changes or self.new_names) and not self.faults

    @cached_property
    def digest(self) -> str:
        parts = [f"{entry.number}|{entry.what}|{entry.values}" for entry in self.entries]
        parts += [f"{line.number}|{line.state}|{line.person}|{line.values}" for line in self.names]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def token_of(stored: StoredFile) -> str:
    return SIGNER.sign(str(stored.pk))


def stored_of(token: str) -> StoredFile:
    try:
        number = SIGNER.unsign(token)
    except signing.BadSignature as error:
        raise Http404 from error
    stored: StoredFile = fetch(StoredFile.objects.filter(deleted_at=None), pk=number)
    return stored


def past_plan_of(stored: StoredFile) -> PastPlan:
    with stored.content.open("rb") as content:
        return make_plan(stored.name, content.read())


def make_plan(name: str, content: bytes) -> PastPlan:
    headings, *lines = spreadsheets.read(name, content).lines
    columns, unread = _columns(headings)
    if len(lines) > MOST:
        raise Refused(_("The file has more than %d lines: send it in parts.") % MOST)
    if not lines:
        raise Refused(_("The file has headings and no lines below them."))
    kinds = {letters(name): kind for kind in EventKind.objects.all() for name in (kind.code, kind.name)}
    entries = [_entry(line, columns, kinds) for line in lines]
    _compare(entries)
    coming = {(fold(entry.title), entry.values["day"]) for entry in entries if not entry.faults}
    return PastPlan(entries, unread, names_of(name, content, coming))


def _columns(headings: Line) -> tuple[dict[str, int], list[str]]:
    labels = {letters(str(PastForm.base_fields[name].label)): name for name in FIELDS}
    known = OTHER_NAMES | labels | {name: name for name in FIELDS}
    columns: dict[str, int] = {}
    unread = []
    for place, value in enumerate(headings.values):
        field_name = known.get(letters(str(value or "")))
        if field_name and field_name not in columns:
            columns[field_name] = place
        elif value:
            unread.append(str(value))
    missing = [
        str(PastForm.base_fields[name].label) for name in ("kind", "title", "day") if name not in columns
    ]
    if missing:
        raise Refused(_("These columns are missing in the first line: %s.") % ", ".join(missing))
    return columns, unread


def _entry(line: Line, columns: Mapping[str, int], kinds: Mapping[str, EventKind]) -> Entry:
    given = {
        name: "" if place >= len(line.values) or line.values[place] is None else str(line.values[place])
        for name, place in columns.items()
    }
    form = PastForm(given, kinds)
    if form.is_valid():
        return Entry(line.number, form.cleaned_data)
    labels = PastForm.base_fields
    faults = [(str(labels[name].label), str(errors[0])) for name, errors in form.errors.items()]
    return Entry(line.number, given, faults)


def _compare(entries: list[Entry]) -> None:
    """With what the portal knows: an event is its kind, its day and its title."""
    good = [entry for entry in entries if not entry.faults]
    events = Event.objects.announced().filter(day__in={entry.values["day"] for entry in good})
    known = {(row.kind_id, row.day, fold(row.title)): row for row in events}
    for entry in good:
        entry.event = known.get(_identity(entry))
    keys = [_key(entry, part) for entry in good for part in COUNTED]
    declared = {row.key: (row.value, row.source) for row in DeclaredTotal.objects.filter(key__in=keys)}
    seen: dict[tuple[int, Any, str], int] = {}
    for entry in good:
        identity = _identity(entry)
        if identity in seen:
            words = _("line %d is the same event: leave one of the two.") % seen[identity]
            entry.faults.append((str(PastForm.base_fields["title"].label), words))
        seen.setdefault(identity, entry.number)
        said = {part: number for part, number in entry.totals.items() if number is not None}
        entry.changes_totals = any(
            declared.get(_key(entry, part)) != (number, entry.values["source"])
            for part, number in said.items()
        )


def _key(entry: Entry, part: str) -> str:
    known = entry.event.slug if entry.event else ""
    return totals_key(known or code_of(entry.title, entry.values["day"]), part)


def _identity(entry: Entry) -> tuple[int, Any, str]:
    return entry.values["kind"].pk, entry.values["day"], fold(entry.title)
