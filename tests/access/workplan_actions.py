from typing import Any

from tests.access.scene import Scene
from tests.access.statuses import SIGNED_IN, Row
from tests.workplan.plans import make_plan


def plan(scene: Scene) -> list[Any]:
    return [make_plan().plan.code]


WORKPLAN_ACTIONS: dict[str, Row] = {
    "workplan_actions": Row(SIGNED_IN, plan),
    "workplan_actions_export": Row(SIGNED_IN, lambda scene: [*plan(scene), "csv"]),
    "workplan_groups": Row(SIGNED_IN, plan),
    "workplan_calendar": Row(SIGNED_IN, plan),
    "workplan_changes": Row(SIGNED_IN, plan),
}
