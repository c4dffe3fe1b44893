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


def with_parts(action_ids: Iterable[int]) -> dict[int, set[int]]:
    """Each action with the sub-actions that are part of it."""
    found = {pk: {pk} for pk in action_ids}
    for pk, parent in Action.objects.filter(parent__in=list(found)).values_list("pk", "parent"):
        found[parent].add(pk)
    return found


def hours_of_sessions(period: Period, lines: Iterable[JustificationLine]) -> dict[int, SessionHours]:
    """By line; two queries, whatever the lines, besides their actions where these are not loaded."""
    chosen = {line.pk: {action.pk for action in line.actions.all()} for line in lines}
    parts = with_parts(set().union(*chosen.values()))
    rows = AdvisorySession.objects.done_in(period.starts_on, period.ends_on)
    wanted = set().union(*parts.values())
    lengths: dict[int, list[int | None]] = defaultdict(list)
    for action, minutes in rows.filter(action__in=wanted).values_list("action", "minutes_used"):
        lengths[action].append(minutes)
    return {
        pk: _summed([length for part in _all(parts, actions) for length in lengths[part]])
        for pk, actions in chosen.items()
    }


def _all(parts: dict[int, set[int]], actions: set[int]) -> set[int]:
    """An action and a part of it that are both chosen are counted once."""
    return set().union(*(parts[pk] for pk in actions))


def _summed(lengths: list[int | None]) -> SessionHours:
    known = [length for length in lengths if length is not None]
    return SessionHours(sum(known), len(known), len(lengths))
