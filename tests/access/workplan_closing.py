from typing import Any

from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, COORDINATION_ACTS, Row
from tests.workplan.plans import make_plan


def plan(scene: Scene) -> list[Any]:
    return [make_plan().plan.code]


def settled_action(scene: Scene) -> list[Any]:
    action = make_plan().action
    action.state = "done"
    action.save()
    return [action.pk]


WORKPLAN_CLOSING: dict[str, Row] = {
    "plan_close": Row(COORDINATION, plan),
    "plan_end": Row(COORDINATION, plan),
    "plan_next": Row(COORDINATION, plan),
    "plan_bring": Row(COORDINATION_ACTS, plan, "post"),
    "action_reopen": Row(COORDINATION_ACTS, settled_action, "post"),
}
