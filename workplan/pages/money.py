"""The money of a plan on one page: its sources in their order, and its actions with what they cost."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from workplan.models import Action, FundingSource
from workplan.rules.amounts import euros_of, hours_of

# The Conveni first: the plan gives its actions priority.
ORDER = tuple(FundingSource.Kind)
UNKNOWN = "–"  # nobody has said it: it is no zero


@dataclass(frozen=True)
class Sum:
    """Planned and actual, of those that say it; None where none does.

    `unknown` counts those that do not say what is planned.
    """

    planned_cost: Decimal | None
    actual_cost: Decimal | None
    planned_minutes: int | None
    actual_minutes: int | None
    unknown: int

    @property
    def euros(self) -> list[str]:
        costs = (self.planned_cost, self.actual_cost)
        return [UNKNOWN if cost is None else f"{euros_of(cost)} €" for cost in costs]

    @property
    def hours(self) -> list[str]:
        times = (self.planned_minutes, self.actual_minutes)
        return [UNKNOWN if minutes is None else f"{hours_of(minutes)} h" for minutes in times]


def total(actions: Iterable[Any]) -> Sum:
    """Of actions and sub-actions alike: each says what is its own."""
    actions = list(actions)

    def added(name: str) -> Any:
        said = [value for action in actions if (value := getattr(action, name)) is not None]
        return sum(said) if said else None

    return Sum(
        planned_cost=added("planned_cost"),
        actual_cost=added("actual_cost"),
        planned_minutes=added("planned_minutes"),
        actual_minutes=added("actual_minutes"),
        unknown=sum(action.planned_cost is None for action in actions),
    )


def in_order(sources: Iterable[FundingSource]) -> list[FundingSource]:
    return sorted(sources, key=lambda one: (ORDER.index(FundingSource.Kind(one.kind)), one.starts_on, one.pk))


@dataclass(frozen=True)
class PaidSource:
    """A source with the actions that it pays for."""

    source: FundingSource
    actions: list[Action]

    @property
    def amount(self) -> str:
        return "" if self.source.amount is None else f"{euros_of(self.source.amount)} €"

    @property
    def sum(self) -> Sum:
        return total(self.actions)

    @property
    def to_confirm(self) -> int:
        ties = (tie for action in self.actions for tie in action.funding.all())
        return sum(tie.is_to_confirm and tie.source_id == self.source.pk for tie in ties)


def paid(sources: Iterable[FundingSource], actions: Iterable[Any]) -> list[PaidSource]:
    """`actions` with their `funding` loaded."""
    actions = list(actions)
    return [
        PaidSource(
            one, [action for action in actions if one.pk in {tie.source_id for tie in action.funding.all()}]
        )
        for one in in_order(sources)
    ]


def by_area(actions: Iterable[Any]) -> list[tuple[Any, list[Any]]]:
    """`actions` in the order of their codes."""
    return [(area, list(found)) for area, found in groupby(actions, key=lambda action: action.area)]


def tables(areas: list[tuple[Any, list[Any]]], actions: list[Any]) -> list[dict[str, Any]]:
    """What `components/number_table.html` asks for: euros and hours, planned and actual, by area."""
    sums = [(str(area), total(found)) for area, found in areas]
    whole = total(actions)
    return [
        {
            "caption": _("Euros, by area"),
            "head": [_("Area"), _("Planned"), _("Actual")],
            "rows": [{"label": label, "cells": one.euros} for label, one in sums],
            "foot": {"label": _("Total"), "cells": whole.euros},
        },
        {
            "caption": _("Hours, by area"),
            "head": [_("Area"), _("Planned hours"), _("Actual hours")],
            "rows": [{"label": label, "cells": one.hours} for label, one in sums],
            "foot": {"label": _("Total"), "cells": whole.hours},
        },
    ]
