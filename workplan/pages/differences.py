"""What changed in an action between two pictures of it, in one sentence."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from workplan import evidence
from workplan.pictures import Picture

CHANGED, NOW_LATE, STILL_BLOCKED, SAME = "changed", "now_late", "still_blocked", "same"
# Whole phrases: «de» and «a» change before a vowel.
FROM = {
    "pending": gettext_lazy("from pending"),
    "in_progress": gettext_lazy("from in progress"),
    "done": gettext_lazy("from done"),
    "postponed": gettext_lazy("from postponed"),
    "suspended": gettext_lazy("from suspended"),
    "blocked": gettext_lazy("from blocked"),
    "dropped": gettext_lazy("from dropped"),
    "carried_over": gettext_lazy("from passing to the next plan"),
}
TO = {
    "pending": gettext_lazy("to pending"),
    "in_progress": gettext_lazy("to in progress"),
    "done": gettext_lazy("to done"),
    "postponed": gettext_lazy("to postponed"),
    "suspended": gettext_lazy("to suspended"),
    "blocked": gettext_lazy("to blocked"),
    "dropped": gettext_lazy("to dropped"),
    "carried_over": gettext_lazy("to passing to the next plan"),
}
SAY_WHY = {"postponed", "suspended", "dropped", "carried_over"}


@dataclass(frozen=True)
class Difference:
    picture: Picture  # as it is after, or as it was where it has gone
    kind: str
    sentence: str

    @property
    def is_changed(self) -> bool:
        return self.kind in {CHANGED, NOW_LATE}


def compare(before: Iterable[Picture] | None, after: Iterable[Picture]) -> list[Difference]:
    """In the order of what is after, then what has gone; without a before, with what had not begun."""
    after = list(after)
    if before is None:
        return [difference(picture.untouched(), picture) for picture in after]
    earlier = {picture.action_id: picture for picture in before}
    found = [difference(earlier.pop(picture.action_id, None), picture) for picture in after]
    return found + [Difference(picture, CHANGED, _("no longer in the plan")) for picture in earlier.values()]


def difference(before: Picture | None, after: Picture) -> Difference:
    if before is None:
        return Difference(after, CHANGED, _("new in the plan"))
    pieces = [piece for piece in _pieces(before, after) if piece]
    is_now_late = after.is_late and not before.is_late
    still = (
        [_("still blocked: %s") % after.blocked_by.rstrip(".")]
        if before.state == after.state == "blocked"
        else []
    )
    kind = CHANGED if pieces else NOW_LATE if is_now_late else STILL_BLOCKED if still else SAME
    words = still + pieces + ([_("now late")] if is_now_late else [])
    # A reason that somebody wrote may bring its own full stop.
    return Difference(after, kind, "; ".join(one.rstrip(" .") for one in words) or _("no changes"))


def _pieces(before: Picture, after: Picture) -> list[str]:
    return [
        _state(before, after),
        _progress(before, after),
        *_evidence(before.evidence, after.evidence),
        *_indicators(before, after),
        _responsible(before, after),
        _timing(before, after),
        _notes(after.note_count - before.note_count),
    ]


def _state(before: Picture, after: Picture) -> str:
    if before.state == after.state:
        return ""
    words = f"{FROM[before.state]} {TO[after.state]}"
    why = after.blocked_by or (after.state_reason if after.state in SAY_WHY else "")
    return f"{words}: {why.rstrip('.')}" if why else words


def _progress(before: Picture, after: Picture) -> str:
    """A done action is wholly done: that says nothing more."""
    if before.progress == after.progress or after.state == "done":
        return ""
    if after.progress is None:
        return _("without a percentage now")
    if before.progress is None:
        return _("%d %% done") % after.progress
    return _("from %(before)d %% to %(after)d %%") % {"before": before.progress, "after": after.progress}


def _evidence(before: dict[str, int], after: dict[str, int]) -> list[str]:
    """«2 sessions més», in the order of the kinds."""
    words = []
    for label, model in evidence.kinds().items():
        more = after.get(label, 0) - before.get(label, 0)
        if more:
            counted = model.evidence_in_words(abs(more))
            words.append((_("%s more") if more > 0 else _("%s fewer")) % counted)
    return words


def _indicators(before: Picture, after: Picture) -> list[str]:
    earlier = {one.name: one.value for one in before.indicators}
    return [
        _("%(name)s: %(before)s → %(after)s")
        % {"name": one.name, "before": plain(earlier.get(one.name)), "after": plain(one.value)}
        for one in after.indicators
        if one.value is not None and earlier.get(one.name) != one.value
    ]


def plain(value: Any) -> str:
    """«2», «2,5», or «–» where nobody knows."""
    if value is None:
        return "–"
    return (
        f"{value:.0f}" if value == value.to_integral_value() else f"{value.normalize():f}".replace(".", ",")
    )


def _responsible(before: Picture, after: Picture) -> str:
    if before.responsible == after.responsible:
        return ""
    if not after.responsible:
        return _("nobody answers for it now")
    return _("%s answers for it now") % after.responsible


def _timing(before: Picture, after: Picture) -> str:
    if (before.timing, before.ends_on) == (after.timing, after.ends_on):
        return ""
    when = after.timing or (f"{after.ends_on:%d/%m/%Y}" if after.ends_on else "")
    return _("new term: %s") % when if when else _("without a term now")


def _notes(more: int) -> str:
    return ngettext("%d more note", "%d more notes", more) % more if more > 0 else ""
