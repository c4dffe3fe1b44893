"""Which challenges the actions of a plan meet."""

from dataclasses import dataclass, field

from members.models import Person
from office.audit import operation
from workplan.models import Action, Area, Challenge
from workplan.operations.actions import set_challenges
from workplan.operations.placing import hold
from workplan.operations.plans import check_is_open
from workplan.operations.states import save_action


@dataclass(frozen=True)
class Ticks:
    """Numbers of challenges that somebody ticked, and took off, in one action."""

    added: set[int] = field(default_factory=set)
    removed: set[int] = field(default_factory=set)


@operation(under="area.plan")
def tie_challenges(*, area: Area, ties: dict[int, Ticks], by: Person | None) -> Area:
    """By the number of the action. Each one that changes has its own line in the history."""
    check_is_open(area.plan)
    hold(area.plan)
    challenges = {row.pk: row for row in area.plan.challenges.filter(parent=None)}
    for action in area.actions.filter(pk__in=ties).prefetch_related("challenges"):
        met = {row.pk for row in action.challenges.all()} & challenges.keys()
        ticks = ties[action.pk]
        wanted = ((met | ticks.added) - ticks.removed) & challenges.keys()
        if met != wanted:
            _tie(action=action, challenges=[challenges[pk] for pk in sorted(wanted)], by=by)
    return area


@operation(on="action")
def _tie(*, action: Action, challenges: list[Challenge], by: Person | None) -> Action:
    set_challenges(action, challenges)
    save_action(action)
    return action
