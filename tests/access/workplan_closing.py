from typing import Any

from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, COORDINATION_ACTS, Row
from tests.access.workplan_progress import plan, the_action
from tests.workplan.plans import ActionFactory
from workplan.models import Action


def settled_action(scene: Scene) -> list[Any]:
    rows = Action.objects.filter(state="done")
    return [(rows.first() or ActionFactory(area=the_action().area, number=90, state="done")).pk]


WORKPLAN_CLOSING: dict[str, Row] = {
    "plan_close": Row(COORDINATION, plan),
    "plan_end": Row(COORDINATION, plan),
    "plan_next": Row(COORDINATION, plan),
    "plan_bring": Row(COORDINATION_ACTS, plan, "post"),
    "action_reopen": Row(COORDINATION_ACTS, settled_action, "post"),
}
