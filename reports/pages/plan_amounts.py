"""What the plan already says of the cost and the hours of the actions of a line: a proposal for what is empty."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from reports.models import JustificationLine
from reports.querysets.justifications import AMOUNTS

Amounts = dict[str, Any]  # by the name of its field, of those that are known


def amounts_of_plan(lines: Iterable[JustificationLine]) -> dict[int, Amounts]:
    """By line. `lines` are all of a justification `with_actions`: what answers to two of its indicators is proposed
    to none, nor what another justification already has.
    """
    rows = list(lines)
    times = Counter(action.pk for line in rows for action in line.actions.all())
    return {line.pk: _proposed(line, times) for line in rows}


def _proposed(line: JustificationLine, times: Counter[int]) -> Amounts:
    """An action counts for its parts, where both are chosen."""
    own: list[Any] = [
        one
        for one in line.actions.all()
        if times[one.pk] == 1
        and not times[one.parent_id or 0]
        and set(one.told_in) <= {line.justification_id}
    ]
    return {name: said for name in AMOUNTS if getattr(line, name) is None and (said := _said(own, name))}


def _said(actions: list[Any], name: str) -> Any:
    """Only if each of them says it: a part of a sum would pass for the whole."""
    values = [getattr(action, name) for action in actions]
    return None if None in values else sum(values)
