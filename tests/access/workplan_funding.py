from typing import Any

from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, Row
from tests.workplan.plans import FundingSourceFactory, make_plan

READS = "200 200 403 403 403 403 403 403 403 302"


def plan(scene: Scene) -> list[Any]:
    return [make_plan().plan.code]


def source(scene: Scene) -> list[Any]:
    return [*plan(scene), FundingSourceFactory().pk]


WORKPLAN_FUNDING: dict[str, Row] = {
    "workplan_funding": Row(READS, plan),
    "workplan_scenarios": Row(READS, plan),
    "funding_add": Row(COORDINATION, plan),
    "funding_edit": Row(COORDINATION, source),
    "funding_remove": Row(COORDINATION, source),
    "funding_actions": Row(COORDINATION, source),
    "action_cost": Row(COORDINATION, lambda scene: [make_plan().action.pk]),
}
