"""State and data of the councils: what the spreadsheet says and the portal does not know yet."""

from typing import Any

from django.utils.translation import gettext as _

from members.forms.imports import INTERESTED
from members.imports.changes import CouncilChange, Entry, StateChange
from members.imports.known import Known
from members.models import Membership, Organization
from members.passages import check_passage
from office.refusals import Refused

State = Membership.State
OF_COUNCIL = ("state", "since", "reason", "email", "phone", "website")
Said = dict[str, tuple[Entry, Any]]  # what the lines of one council say, with the first that says it


def compare_council(council: Organization, entries: list[Entry], known: Known, source: str) -> None:
    said = _said(entries)
    _compare_state(council, said, known, source)
    changed = {name: said[name] for name in ("email", "phone", "website") if name in said}
    changed = {
        name: (entry, new)
        for name, (entry, new) in changed.items()
        if differs(name, getattr(council, name), new)
    }
    if changed:
        first = next(iter(changed.values()))[0]
        first.changes.append(CouncilChange(council, {name: new for name, (_entry, new) in changed.items()}))


def _said(entries: list[Entry]) -> Said:
    """A council may have several lines: what stands on one need not stand on the others, nor differ there."""
    said: Said = {}
    for entry in entries:
        for name in OF_COUNCIL:
            value = entry.values[name]
            first, before = said.setdefault(name, (entry, value)) if value else (entry, value)
            if differs(name, before, value):
                entry.refuse(name, _("line %d says something else of the same council.") % first.number)
    return said


def _compare_state(council: Organization, said: Said, known: Known, source: str) -> None:
    entry, state = said.get("state", (None, ""))
    dated, since = said.get("since", (None, None))
    present, last = known.membership(council), known.last_membership(council)
    if entry is None:
        if dated is None:
            return
        if present is None:
            dated.refuse("state", _("it is blank: write which state begins on that day."))
            return
        entry, state = dated, present.state
    same = next((m for m in (present, last) if m and m.state == state), None)
    if state == INTERESTED:
        if council.pk not in known.interested:
            entry.refuse("state", _("an interested council is written down from its own page."))
    elif same:
        if dated and since != same.starts_on:
            day = f"{same.starts_on:%d/%m/%Y}"
            dated.refuse("since", _("the portal has %s: write that day or leave it blank.") % day)
    elif state == State.APPLICANT:
        entry.refuse("state", _("an applicant comes from its request: write it down from its own page."))
    elif since is None:
        entry.refuse("since", _("it is blank: write since when the state is so."))
    else:
        reason = said["reason"][1] if "reason" in said else source
        change = StateChange(council, last, state, since, reason)
        _judge(change, entry, waits=council.pk in known.waiting)


def _judge(change: StateChange, entry: Entry, *, waits: bool) -> None:
    """What the operation would refuse is told before, by the same rules."""
    last = change.before
    if waits:
        entry.refuse("state", _("its request waits for the assembly: approve it or withdraw it first."))
    elif last and last.starts_on == change.starts_on:
        told = {"state": last.get_state_display(), "day": f"{last.starts_on:%d/%m/%Y}"}
        entry.refuse("since", _("on %(day)s it began to be «%(state)s»: write the day of the change.") % told)
    else:
        try:
            check_passage(change.council, last, State(change.state), change.starts_on)
        except Refused as refusal:
            entry.refuse("since" if refusal.field == "starts_on" else "state", refusal.sentence)
        else:
            entry.changes.append(change)


def differs(name: str, old: Any, new: Any) -> bool:
    """A telephone is its figures, however they are grouped; an address has no capitals."""
    if name == "phone":
        return _figures(old) != _figures(new)
    return bool(old.lower() != new.lower() if name == "email" else old != new)


def _figures(phone: str) -> str:
    return "".join(letter for letter in phone if letter.isalnum() or letter == "+")
