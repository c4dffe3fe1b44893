"""The second sheet of the events of the past: who was there by name, each told apart against the register."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.forms.organizations import OrganizationField
from events.imports.attendance import known_people
from events.models import Attendance, Event
from events.rules.matching import Match, Matcher
from members.models import Organization
from office import spreadsheets
from office.folding import fold, letters
from office.refusals import Refused
from office.spreadsheets import Line, Reading

SHEET = "Assistència"
DATE_FORMATS = ["%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"]
STATUSES = {
    "": "present", "present": "present", "presencial": "present", "enlinia": "online", "online": "online",
    "excusat": "excused", "excusada": "excused", "excused": "excused", "absent": "absent",
}  # fmt: skip
Identity = tuple[str, date]


class NameForm(forms.Form):
    """A line. The post is only to tell people apart: it is not kept."""

    event = forms.CharField(label=gettext_lazy("Title (column)"), max_length=200)
    day = forms.DateField(label=gettext_lazy("Day (column)"), input_formats=DATE_FORMATS)
    name = forms.CharField(label=gettext_lazy("Name and surnames"), max_length=120)
    organization = OrganizationField(label=gettext_lazy("Organization"))
    role = forms.CharField(label=gettext_lazy("Post (column)"), max_length=120, required=False)
    came = forms.CharField(label=gettext_lazy("How it came (column)"), max_length=20, required=False)

    def clean_came(self) -> str:
        found = STATUSES.get(letters(self.cleaned_data["came"]))
        if found is None:
            raise forms.ValidationError(_("write «present», «en línia», «excusat» or «absent»."))
        return found


FIELDS = tuple(NameForm.base_fields)


@dataclass
class NameLine:
    """`match`: sure, it is written as that person; else with its name, and those that it could be are shown."""

    number: int
    values: dict[str, Any]
    faults: list[tuple[str, str]] = field(default_factory=list)
    match: Match = field(default_factory=Match)
    is_known: bool = False  # the portal has it already

    @property
    def identity(self) -> Identity:
        return fold(self.values["event"]), self.values["day"]

    @property
    def title(self) -> str:
        return str(self.values.get("name") or "")

    @property
    def could_be(self) -> str:
        return " / ".join(one.label for one in self.match.near)

    @property
    def person(self) -> int | None:
        return int(self.match.sure.key[1:]) if self.match.sure else None

    @property
    def state(self) -> str:
        if self.faults:
            return _("Refused line")
        if self.is_known:
            return _("No changes")
        if self.match.near:
            return _("Only its name")
        return _("Somebody of the register") if self.person else _("New name")

    @property
    def tone(self) -> str:
        if self.faults:
            return "late"
        return "soon" if self.match.near and not self.is_known else "neutral" if self.is_known else "well"


def names_of(name: str, content: bytes, coming: Iterable[Identity]) -> list[NameLine]:
    """`coming`: the events that the first sheet brings. Nothing where there is no such sheet."""
    lines = spreadsheets.read_sheet(name, content, SHEET, Reading())
    if not lines:
        return []
    columns = _columns(lines[0])
    organizations: dict[str, Any] = {}
    found = [_line(line, columns, organizations) for line in lines[1:]]
    good = [line for line in found if not line.faults]
    events = {
        (fold(row.title), row.day): row
        for row in Event.objects.announced().filter(day__in={line.values["day"] for line in good})
    }
    known_here = {*coming, *events}
    matcher = Matcher([known_people()])
    for line in good:
        if line.identity not in known_here:
            words = _("no event has this title and this day, here or in the first sheet.")
            line.faults.append((str(NameForm.base_fields["event"].label), words))
        line.match = _match(matcher, line)
    _compare([line for line in good if not line.faults], events)
    return found


def _match(matcher: Matcher, line: NameLine) -> Match:
    """The same name is not enough: somebody of that organization, or nobody is sure."""
    found = matcher.match(" ".join(fold(line.title).split()), "")
    organization: Organization | None = line.values["organization"]
    if found.sure and (organization is None or str(organization) not in found.sure.label.split(" · ")[1:]):
        return Match(near=(found.sure,))
    return found


def _compare(lines: list[NameLine], events: Mapping[Identity, Event]) -> None:
    """With the log: a person or a name once in an event; of names that were erased the whole list is known."""
    rows = Attendance.objects.filter(event__in=list(events.values()))
    said: set[tuple[int, Any]] = set()
    erased: set[int] = set()
    for event, person, name in rows.values_list("event", "person", "name"):
        said.add((event, person or fold(name)))
        if not person and not name:
            erased.add(event)
    seen: set[tuple[Identity, Any]] = set()
    for line in lines:
        event = events.get(line.identity)
        who = line.person or fold(line.title)
        is_there = event is not None and (event.pk in erased or (event.pk, who) in said)
        line.is_known = is_there or (line.identity, who) in seen
        seen.add((line.identity, who))


def _columns(headings: Line) -> dict[str, int]:
    labels = {letters(str(NameForm.base_fields[name].label)): name for name in FIELDS}
    labels |= {
        "esdeveniment": "event",
        "nom": "name",
        "data": "day",
        "organitzacio": "organization",
        "ens": "organization",
    }
    columns: dict[str, int] = {}
    for place, value in enumerate(headings.values):
        found = labels.get(letters(str(value or "")))
        if found and found not in columns:
            columns[found] = place
    missing = [
        str(NameForm.base_fields[name].label) for name in ("event", "day", "name") if name not in columns
    ]
    if missing:
        words = _("In the sheet «%(sheet)s» these columns are missing: %(columns)s.")
        raise Refused(words % {"sheet": SHEET, "columns": ", ".join(missing)})
    return columns


def _line(line: Line, columns: Mapping[str, int], organizations: dict[str, Any]) -> NameLine:
    given = {
        name: "" if place >= len(line.values) or line.values[place] is None else str(line.values[place])
        for name, place in columns.items()
    }
    form = NameForm(given)
    form.fields["organization"] = _Remembering(organizations)
    if form.is_valid():
        return NameLine(line.number, form.cleaned_data)
    labels = NameForm.base_fields
    faults = [(str(labels[name].label), str(errors[0])) for name, errors in form.errors.items()]
    return NameLine(line.number, given, faults)


class _Remembering(OrganizationField):
    """A list names the same councils again and again: each is looked for once."""

    def __init__(self, found: dict[str, Any]) -> None:
        super().__init__()
        self.found = found

    def clean(self, value: Any) -> Organization | None:
        if value not in self.found:
            self.found[value] = super().clean(value)
        result: Organization | None = self.found[value]
        return result
