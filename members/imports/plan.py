"""A spreadsheet read to its end: what each line would change, and everything that is wrong with it."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.forms.imports import MemberLineForm
from members.imports.changes import Change, Entry, Fault
from members.imports.columns import BY_FIELD, Headings, find_headings
from members.imports.compare_councils import compare_council
from members.imports.compare_people import PeopleComparison
from members.imports.councils import CouncilRegister
from members.imports.known import Known
from members.models import Organization
from office import spreadsheets
from office.refusals import Refused
from office.spreadsheets import Sheet


@dataclass(frozen=True)
class Plan:
    headings: Headings
    sheet: Sheet
    entries: list[Entry]

    @property
    def faults(self) -> list[Fault]:
        return [fault for entry in self.entries for fault in entry.faults]

    @property
    def changes(self) -> list[tuple[Entry, Change]]:
        return [(entry, change) for entry in self.entries for change in entry.changes]

    @property
    def is_ready(self) -> bool:
        return bool(self.changes) and not self.faults

    @property
    def digest(self) -> str:
        """Of all that was shown, so that nothing else is written than what was looked at."""
        told = "\n".join(f"{entry.number} {entry.council} {entry.words()}" for entry in self.entries)
        return hashlib.sha256(told.encode()).hexdigest()

    def notices(self) -> list[str]:
        """What of the file was not looked at."""
        found = []
        if self.headings.unknown:
            unknown = get_text_list(list(self.headings.unknown), _("and"))
            found.append(_("These columns are not understood, and are left out: %s.") % unknown)
        if self.sheet.others:
            others = get_text_list([f"«{name}»" for name in self.sheet.others], _("and"))
            read = {"read": self.sheet.name, "others": others}
            found.append(_("Only the sheet «%(read)s» is read, and not %(others)s.") % read)
        return found

    def counts(self) -> dict[str, int]:
        kinds = [kind_of(entry) for entry in self.entries]
        return {kind: kinds.count(kind) for kind in ("refused", "joins", "changes", "same")}

    def in_words(self) -> str:
        """«67 files: 3 altes, 4 canvis, 60 sense canvis»; what there is none of is not said."""
        counts = self.counts()
        words = {
            "refused": ngettext("%d refused", "%d refused lines", counts["refused"]),
            "joins": ngettext("%d joining", "%d joinings", counts["joins"]),
            "changes": ngettext("%d change", "%d changes", counts["changes"]),
            "same": ngettext("%d without changes", "%d lines without changes", counts["same"]),
        }
        parts = [words[kind] % count for kind, count in counts.items() if count]
        lines = ngettext("%d line", "%d lines", len(self.entries)) % len(self.entries)
        return f"{lines}: {', '.join(parts)}"


def kind_of(entry: Entry) -> str:
    if entry.faults:
        return "refused"
    if entry.is_joining:
        return "joins"
    return "changes" if entry.changes else "same"


def read_members(name: str, content: bytes) -> tuple[Sheet, Headings]:
    """The file as lines and headings; refused as a whole when it is no such spreadsheet."""
    sheet = spreadsheets.read(name, content)
    headings = find_headings(sheet)
    if not any(line.number > headings.line for line in sheet.lines):
        raise Refused(_("The file has headings and no line under them."))
    return sheet, headings


def make_plan(name: str, content: bytes) -> Plan:
    sheet, headings = read_members(name, content)
    register = CouncilRegister(Organization.objects.councils().select_related("municipality"))
    entries = []
    for line in sheet.lines:
        if line.number > headings.line:
            cells = headings.values(line)
            form = MemberLineForm(cells, register)
            form.full_clean()
            entry = Entry(line.number, cells, form.cleaned_data, headings.spelt)
            for field in (field for field in BY_FIELD if field in form.errors):
                entry.refuse(field, " ".join(str(sentence) for sentence in form.errors[field]))
            entries.append(entry)
    _compare(entries, _("Spreadsheet «%s»") % name)
    return Plan(headings, sheet, entries)


def _compare(entries: list[Entry], source: str) -> None:
    """Lines that are wrong in themselves are not compared."""
    of_council: dict[Organization, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.council and not entry.faults:
            of_council[entry.council].append(entry)
    addresses = {entry.values["person_email"] for its in of_council.values() for entry in its} - {""}
    known = Known(of_council, addresses)
    for council, its in of_council.items():
        compare_council(council, its, known, source)
    people = PeopleComparison(known)
    for council, its in of_council.items():
        for entry in its:
            if entry.values["has_person"]:
                people.read(entry, council)
