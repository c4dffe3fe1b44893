"""The plan as a document, its pieces and its editing. The group coordinator answers for the action of `make_plan`."""

from typing import Any

from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, EVERYBODY, SIGNED_IN, Row
from tests.workplan.plans import AreaFactory, DraftPlanFactory, SomePlan, make_plan
from workplan.models import Workplan


def code(scene: Scene) -> list[Any]:
    return [make_plan().plan.code]


def draft(scene: Scene) -> list[Any]:
    plan = DraftPlanFactory(code="2028-grups")
    return [(plan.areas.first() or AreaFactory(plan=plan)).plan.code]


def published(scene: Scene) -> list[Any]:
    plan = make_plan().plan
    Workplan.objects.filter(pk=plan.pk).update(is_published=True)
    return [plan.code]


def piece(name: str) -> Any:
    def arguments(scene: Scene) -> list[Any]:
        made: SomePlan = make_plan()
        return [getattr(made, name).pk]

    return arguments


WORKPLAN_PLANS: dict[str, Row] = {
    "workplan_list": Row(SIGNED_IN),
    "plan_add": Row(COORDINATION),
    "workplan_page": Row(SIGNED_IN, code),
    "workplan_pdf": Row(EVERYBODY, published),
    "workplan_export": Row(SIGNED_IN, lambda scene: [*code(scene), "csv"]),
    "workplan_matrix": Row(SIGNED_IN, code),
    "workplan_edit": Row(COORDINATION, code),
    "plan_state": Row(COORDINATION, code),
    "plan_approve": Row("200 403 404 404 404 404 404 404 404 302", draft),
    "area_add": Row(COORDINATION, code),
    "area_edit": Row(COORDINATION, piece("area")),
    "area_remove": Row(COORDINATION, piece("area")),
    "area_challenges": Row(COORDINATION, piece("area")),
    "block_add": Row(COORDINATION, piece("area")),
    "block_edit": Row(COORDINATION, piece("block")),
    "block_remove": Row(COORDINATION, piece("block")),
    "challenge_add": Row(COORDINATION, code),
    "challenge_edit": Row(COORDINATION, piece("challenge")),
    "challenge_remove": Row(COORDINATION, piece("challenge")),
    "action_add": Row(COORDINATION, piece("area")),
    "subaction_add": Row(COORDINATION, piece("action")),
    "action_edit": Row(COORDINATION, piece("action")),
    "action_move": Row(COORDINATION, piece("action")),
    "action_remove": Row(COORDINATION, piece("action")),
}
