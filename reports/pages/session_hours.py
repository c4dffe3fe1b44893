"""The hours that the sessions of advice took, for the actions that a line of a justification brings: a proposal."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from advisory.models import AdvisorySession
from office.figures import Period
from reports.models import JustificationLine
from workplan.models import Action


@dataclass(frozen=True)
class SessionHours:
    minutes: int  # of those whose length somebody wrote down
    known: int
    sessions: int


def parts_of(lines: Iterable[JustificationLine]) -> dict[int, set[int]]:
    """Each action of the lines with the sub-actions that are part of it."""
    found = {action.pk: {action.pk} for line in lines for action in line.actions.all()}
    for pk, parent in Action.objects.filter(parent__in=list(found)).values_list("pk", "parent"):
        found[parent].add(pk)
    return found


def hours_of_sessions(
    period: Period, lines: Iterable[JustificationLine], parts: dict[int, set[int]]
) -> dict[int, SessionHours]:
    """By line, in one query where their actions are loaded. `parts`: of the same lines."""
    rows = AdvisorySession.objects.done_in(period.starts_on, period.ends_on)
    wanted = set().union(*parts.values())
    lengths: dict[int, list[int | None]] = defaultdict(list)
    for action, minutes in rows.filter(action__in=wanted).values_list("action", "minutes_used"):
        lengths[action].append(minutes)
    return {
        line.pk: _summed([length for part in _all(parts, line) for length in lengths[part]]) for line in lines
    }


def _all(parts: dict[int, set[int]], line: JustificationLine) -> set[int]:
    """An action and a part of it that are both chosen are counted once."""
    return set().union(*(parts[action.pk] for action in line.actions.all()))


def _summed(lengths: list[int | None]) -> SessionHours:
    known = [length for length in lengths if length is not None]
    return SessionHours(sum(known), len(known), len(lengths))
