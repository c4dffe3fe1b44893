"""What a line of the spreadsheet would change, as data and in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from members.imports.columns import BY_FIELD
from members.models import Membership, Organization, Person, Role

# Where the columns of a post come from: those that are called otherwise in the spreadsheet.
FIELD_OF_POST = {"email": "person_email", "phone": "person_phone", "is_primary_contact": "is_reference"}
Columns = Mapping[str, str]  # by the field that an operation refuses; "" is for a refusal that names none


@dataclass(eq=False)
class Newcomer:
    """A person that the portal does not know; named on several lines, it is one."""

    given_name: str
    family_name: str
    email: str

    def __str__(self) -> str:
        return f"{self.given_name} {self.family_name}"


@dataclass(frozen=True)
class StateChange:
    council: Organization
    before: Membership | None
    state: str
    starts_on: date
    reason: str
    columns: ClassVar[Columns] = {"": "state", "starts_on": "since"}

    @property
    def is_joining(self) -> bool:
        is_in = self.before is not None and self.before.state in Membership.IN_NETWORK
        return self.state == Membership.State.ACTIVE and not is_in

    def words(self) -> list[str]:
        values = {
            "after": Membership.State(self.state).label,
            "before": self.before.get_state_display() if self.before else "",
            "day": f"{self.starts_on:%d/%m/%Y}",
            "source": self.reason,
        }
        if self.is_joining:
            return [_("Joins on %(day)s. Source: %(source)s.") % values]
        return [_("From «%(before)s» to «%(after)s» on %(day)s. Source: %(source)s.") % values]


@dataclass(frozen=True)
class CouncilChange:
    council: Organization
    values: Mapping[str, str]
    columns: ClassVar[Columns] = {"": "council"}

    def words(self) -> list[str]:
        return [_difference(name, getattr(self.council, name), new) for name, new in self.values.items()]


@dataclass(frozen=True)
class NewPost:
    council: Organization
    person: Person | Newcomer
    values: Mapping[str, Any]
    relieved: Role | None = None
    columns: ClassVar[Columns] = {"": "title", "ends_on": "starts_on"} | FIELD_OF_POST

    def words(self) -> list[str]:
        told = {
            "person": self.person,
            "post": self.values["title"],
            "line": Role.Line(self.values["line"]).label,
            "day": f"{self.values['starts_on']:%d/%m/%Y}",
        }
        if isinstance(self.person, Newcomer):
            sentence = _("New person: %(person)s, %(post)s (%(line)s), from %(day)s.") % told
        else:
            sentence = _("New post of %(person)s: %(post)s (%(line)s), from %(day)s.") % told
        return [sentence, *_reference(self.values, self.relieved)]


@dataclass(frozen=True)
class PostChange:
    role: Role
    values: Mapping[str, Any]
    relieved: Role | None = None
    columns: ClassVar[Columns] = {"": "title", "ends_on": "starts_on"} | FIELD_OF_POST

    def words(self) -> list[str]:
        told = [
            _difference(FIELD_OF_POST.get(name, name), getattr(self.role, name), new)
            for name, new in self.values.items()
            if name != "is_primary_contact"
        ]
        if self.values.get("is_primary_contact") is False:
            told.append(_("No longer the reference person."))
        return told + _reference(self.values, self.relieved)


Change = StateChange | CouncilChange | NewPost | PostChange


@dataclass(frozen=True)
class Fault:
    """What is wrong on a line, in which of its columns, and why."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        return _("Row %(line)d, column «%(column)s»: %(sentence)s") % {
            "line": self.line,
            "column": self.column,
            "sentence": self.reason,
        }


@dataclass
class Entry:
    """A line of the spreadsheet: what it says, what is wrong with it, and what it would change."""

    number: int
    cells: Mapping[str, Any]
    values: dict[str, Any]
    headings: Mapping[str, str]
    faults: list[Fault] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    person: Person | Newcomer | None = None

    @property
    def council(self) -> Organization | None:
        return self.values.get("organization")

    def about(self) -> list[str]:
        """The council and the person, as the portal knows them or as the line says."""
        council = self.council or self.cells.get("council") or self.cells.get("ine_code")
        names = [self.cells.get(name) for name in ("given_name", "family_name")]
        return [str(council or ""), str(self.person or " ".join(str(name) for name in names if name))]

    @property
    def is_joining(self) -> bool:
        return any(isinstance(change, StateChange) and change.is_joining for change in self.changes)

    def words(self) -> list[str]:
        return [words for change in self.changes for words in change.words()] + self.notes

    def refuse(self, name: str, reason: str) -> None:
        self.faults.append(self.fault(name, reason))

    def fault(self, name: str, reason: str) -> Fault:
        """`name` of the form's field; the column is called as in the file, where it has one."""
        return Fault(self.number, self.headings.get(name, str(BY_FIELD[name].heading)), reason)


def _difference(name: str, old: Any, new: Any) -> str:
    told = {"column": BY_FIELD[name].heading, "old": _said(name, old), "new": _said(name, new)}
    return (_("%(column)s: %(old)s → %(new)s") if told["old"] else _("%(column)s: %(new)s")) % told


def _said(name: str, value: Any) -> str:
    if name == "line":
        return str(Role.Line(value).label)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or "")


def _reference(values: Mapping[str, Any], relieved: Role | None) -> list[str]:
    if not values.get("is_primary_contact"):
        return []
    if relieved:
        return [_("Reference person, in place of %s.") % relieved.person]
    return [_("Reference person.")]
