"""The hours that the sessions of advice took, for the actions that a line of a justification brings: a proposal."""

from collections import Counter, defaultdict
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


@dataclass(frozen=True)
class Sessions:
    """Those of a period that served the actions of some lines. `parts`: of the same lines."""

    parts: dict[int, set[int]]
    lengths: dict[int, list[int | None]]  # by action, as the minutes of each say

    def of(self, line: JustificationLine) -> SessionHours:
        """An action and a part of it that are both chosen are counted once."""
        return _summed([length for part in self._parts(line) for length in self.lengths.get(part, [])])

    def repeated_minutes(self, lines: Iterable[JustificationLine]) -> int:
        """Those that stand in the actual hours of more than one line: their sessions serve both.

        Only of lines whose actual hours are those of their sessions: of hours written otherwise nobody can tell.
        """
        holding = [
            line for line in lines if line.actual_minutes and line.actual_minutes == self.of(line).minutes
        ]
        times = Counter(part for line in holding for part in self._parts(line))
        return sum(
            (number - 1) * sum(filter(None, self.lengths.get(part, []))) for part, number in times.items()
        )

    def _parts(self, line: JustificationLine) -> set[int]:
        return set().union(*(self.parts[action.pk] for action in line.actions.all()))


def sessions_of(period: Period, parts: dict[int, set[int]]) -> Sessions:
    """In one query."""
    rows = AdvisorySession.objects.done_in(period.starts_on, period.ends_on)
    wanted = set().union(*parts.values())
    lengths: dict[int, list[int | None]] = defaultdict(list)
    for action, minutes in rows.filter(action__in=wanted).values_list("action", "minutes_used"):
        lengths[action].append(minutes)
    return Sessions(parts, lengths)


def _summed(lengths: list[int | None]) -> SessionHours:
    known = [length for length in lengths if length is not None]
    return SessionHours(sum(known), len(known), len(lengths))
