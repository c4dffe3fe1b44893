"""What the plan already says of the cost and the hours of the actions of a line: a proposal for what is empty."""

from collections.abc import Iterable
from typing import Any

from reports.models import JustificationLine

AMOUNTS = ("planned_cost", "actual_cost", "planned_minutes", "actual_minutes")
Amounts = dict[str, Any]  # by the name of its field, of those that are known


def amounts_of_plan(lines: Iterable[JustificationLine]) -> dict[int, Amounts]:
    """By line. `lines` are all of a justification `with_actions`: what answers to two indicators, of this or of
    another justification, is proposed to none.
    """
    rows = list(lines)
    chosen = {action.pk for line in rows for action in line.actions.all()}
    return {line.pk: _proposed(line, chosen) for line in rows}


def _proposed(line: JustificationLine, chosen: set[int]) -> Amounts:
    """An action counts for its parts, where both are chosen."""
    own: list[Any] = [
        one for one in line.actions.all() if one.line_count == 1 and one.parent_id not in chosen
    ]
    return {name: said for name in AMOUNTS if getattr(line, name) is None and (said := _said(own, name))}


def _said(actions: list[Any], name: str) -> Any:
    """Only if each of them says it: a part of a sum would pass for the whole."""
    values = [getattr(action, name) for action in actions]
    return None if None in values else sum(values)
