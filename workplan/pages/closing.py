"""Where the closing of a plan stands: what is still open, with what is proposed of it, and what is settled."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from workplan.models import Action, Workplan
from workplan.operations.closing import proposed_state
from workplan.rules import continuity

State = Action.State


@dataclass(frozen=True)
class Chapter:
    area: Any
    actions: list[Any]


@dataclass(frozen=True)
class Stage:
    plan: Workplan
    actions: list[Any]  # in the order of the plan, each with `proposed` and `years` in words
    following: Workplan | None

    @cached_property
    def open_actions(self) -> list[Any]:
        return [action for action in self.actions if action.is_open]

    @cached_property
    def settled(self) -> list[Any]:
        return [action for action in self.actions if not action.is_open]

    @cached_property
    def open_chapters(self) -> list[Chapter]:
        return _chapters(self.open_actions)

    @cached_property
    def settled_chapters(self) -> list[Chapter]:
        return _chapters(self.settled)

    @cached_property
    def to_bring(self) -> int:
        """How many pass to the next plan and are not in its draft yet."""
        return sum(action.state == State.CARRIED_OVER and not action.is_continued for action in self.settled)

    @property
    def in_words(self) -> str:
        counts = [sum(action.state == state for action in self.actions) for state in Action.CLOSED]
        return _("%(open)d open, %(done)d done, %(carried)d pass to the next plan, %(dropped)d dropped.") % {
            "open": len(self.open_actions),
            "done": counts[0],
            "dropped": counts[1],
            "carried": counts[2],
        }


def _chapters(actions: list[Any]) -> list[Chapter]:
    grouped: dict[Any, list[Any]] = {}
    for action in actions:
        grouped.setdefault(action.area, []).append(action)
    return [Chapter(area, rows) for area, rows in grouped.items()]


def stage_of(plan: Workplan, today: date) -> Stage:
    actions = list(Action.objects.filter(area__plan=plan).for_closing())
    years = continuity.years_running(actions, min(today.year, plan.ends_on.year))
    for action in actions:
        action.proposed = State(proposed_state(action))
        action.years = continuity.in_words(years[action.pk])
    return Stage(plan, actions, Workplan.objects.filter(follows=plan).first())
