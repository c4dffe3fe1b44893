"""How far an action is, proposed from what hangs from it: a person confirms it, nothing confirms itself.

What nobody has said is not counted: a sub-action at work without a percentage, an indicator without a value. A
cap is a limit and no aim: reaching it proves nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workplan.models import Action, Indicator

State = Action.State
BEGUN = {State.IN_PROGRESS, State.DONE}


@dataclass(frozen=True)
class Proposal:
    state: str
    percent: int | None  # None where nothing says how far
    reason: str  # «2 de 3 subactuacions fetes; 4 de 6 sessions»

    def changes(self, state: str, percent: int | None) -> bool:
        """Whether there is something in it to confirm; an action that never began is at its zero."""
        return self.state != state or (self.percent is not None and self.percent != (percent or 0))

    @property
    def seal(self) -> str:
        """What a page sends back, to confirm what was seen and nothing else."""
        return f"{self.state}|{'' if self.percent is None else self.percent}|{self.reason}"


def propose(
    state: str,
    subactions: Iterable[Any],
    indicators: Iterable[Any],
    evidence_count: int,
    evidence_words: Sequence[str] = (),
) -> Proposal:
    """`subactions` have `state` and `progress`; `indicators` have `kind`, `target`, `value`, `unit` and `name`.

    `evidence_words` says what the evidence is, kind by kind («2 sessions»).
    """
    if state in Action.NOT_COUNTED:
        return Proposal(state, None, "")
    counted = [one for one in subactions if one.state not in Action.NOT_COUNTED]
    targets = [one for one in indicators if one.kind == Indicator.Kind.TARGET and one.target]
    reason = _reason(counted, targets, evidence_count, evidence_words)
    if state == State.DONE or _is_all_done(counted, targets):
        return Proposal(State.DONE, 100, reason)
    has_begun = evidence_count > 0 or any(map(_has_moved, counted)) or any(one.value for one in targets)
    proposed = State.IN_PROGRESS if state == State.PENDING and has_begun else state
    percent = _percent(counted, targets)
    # What has begun is not at its zero: how far it is, nobody has said.
    return Proposal(proposed, None if percent == 0 and proposed == State.IN_PROGRESS else percent, reason)


def _is_all_done(subactions: Sequence[Any], targets: Sequence[Any]) -> bool:
    each = [one.state == State.DONE for one in subactions] + [_share(one) == 100 for one in targets]
    return bool(each) and all(each)


def _has_moved(subaction: Any) -> bool:
    return subaction.state in BEGUN or bool(subaction.progress)


def _percent(subactions: Sequence[Any], targets: Sequence[Any]) -> int | None:
    """The mean of what is known; where that would say 100 and something is still open, nobody knows."""
    shares = [*map(_progress, subactions), *map(_share, targets)]
    known = [share for share in shares if share is not None]
    if not known or min(known) == 100:
        return None
    return min(round(sum(known) / len(known)), 99)


def _progress(subaction: Any) -> Decimal | None:
    if subaction.state == State.DONE:
        return Decimal(100)
    if subaction.progress is not None:
        return Decimal(subaction.progress)
    return Decimal(0) if subaction.state == State.PENDING else None


def _share(indicator: Any) -> Decimal | None:
    if indicator.value is None:
        return None
    return min(Decimal(indicator.value) * 100 / Decimal(indicator.target), Decimal(100))


def _reason(
    subactions: Sequence[Any], targets: Sequence[Any], evidence_count: int, evidence_words: Sequence[str]
) -> str:
    parts = []
    if subactions:
        done = sum(one.state == State.DONE for one in subactions)
        words = ngettext("%(done)d of %(total)d sub-action done", "%(done)d of %(total)d sub-actions done",
                         len(subactions))  # fmt: skip
        parts.append(words % {"done": done, "total": len(subactions)})
    parts += [measured(one) for one in targets if one.value is not None]
    parts += evidence_words or _counted(evidence_count)
    return "; ".join(parts)


def _counted(evidence_count: int) -> list[str]:
    if not evidence_count:
        return []
    return [ngettext("%d piece of evidence", "%d pieces of evidence", evidence_count) % evidence_count]


def measured(indicator: Any) -> str:
    """«4 de 6 sessions», «4 de màxim 3 jornades»; without a value, «màxim 3 jornades»."""
    what = indicator.unit or indicator.name
    words = {"value": amount(indicator.value), "target": amount(indicator.target), "what": what}
    if indicator.kind == Indicator.Kind.CAP:
        unreached, reached = _("%(target)s %(what)s at most"), _("%(value)s of %(target)s %(what)s at most")
    else:
        unreached, reached = _("aim: %(target)s %(what)s"), _("%(value)s of %(target)s %(what)s")
    if indicator.target is None:
        return _("%(value)s %(what)s") % words if indicator.value is not None else str(what)
    return (unreached if indicator.value is None else reached) % words


def is_passed(indicator: Any) -> bool:
    """Whether there is more than there may be."""
    is_cap = indicator.kind == Indicator.Kind.CAP
    known = indicator.value is not None and indicator.target is not None
    return bool(is_cap and known and indicator.value > indicator.target)


def amount(number: Decimal | int | None) -> str:
    """«4», «2,5»: without the zeros that a column adds."""
    if number is None:
        return ""
    text = f"{Decimal(number):f}"
    places = len(text.partition(".")[2].rstrip("0"))
    return number_format(number, decimal_pos=places, force_grouping=True)
