from typing import Any

from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, HIDDEN_ACTS, HIDDEN_BUT_COORDINATION, Row
from tests.workplan.drafts import make_draft


def draft(scene: Scene) -> list[Any]:
    return [make_draft().pk]


def node(scene: Scene) -> list[Any]:
    made = make_draft()
    return [made.pk, made.nodes.get(text__startswith="Organitzar una").pk]


def seen(scene: Scene) -> dict[str, Any]:
    return {"seen": "1"}


WORKPLAN_IMPORTS: dict[str, Row] = {
    "plan_import": Row(COORDINATION),
    "plan_template": Row(COORDINATION),
    "plan_draft": Row(HIDDEN_BUT_COORDINATION, draft),
    "plan_draft_approve": Row(HIDDEN_BUT_COORDINATION, draft),
    "plan_draft_discard": Row(HIDDEN_BUT_COORDINATION, draft),
    "plan_draft_source": Row(HIDDEN_BUT_COORDINATION, draft),
    "plan_draft_undo": Row(HIDDEN_ACTS, draft, "post", seen),
    "plan_node_edit": Row(HIDDEN_BUT_COORDINATION, node),
    "plan_node_split": Row(HIDDEN_BUT_COORDINATION, node),
    "plan_node_move": Row(HIDDEN_BUT_COORDINATION, node),
    "plan_node_act": Row(HIDDEN_ACTS, lambda scene: [*node(scene), "up"], "post", seen),
}
