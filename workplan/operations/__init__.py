from workplan.operations.actions import (
    ActionContent,
    add_action,
    edit_action,
    move_action,
    remove_action,
)
from workplan.operations.corrections import (
    edit_node,
    merge_node,
    move_node,
    relevel_node,
    split_node,
    undo_correction,
)
from workplan.operations.document import (
    add_area,
    add_block,
    add_challenge,
    edit_area,
    edit_block,
    edit_challenge,
    remove_area,
    remove_block,
    remove_challenge,
)
from workplan.operations.imports import bring_in, discard_draft, draft_plan
from workplan.operations.matrix import Ticks, tie_challenges
from workplan.operations.placing import Place
from workplan.operations.plans import (
    add_plan,
    approve_plan,
    edit_plan,
    propose_plan,
    publish_plan,
    return_plan_to_draft,
    unpublish_plan,
)
from workplan.operations.states import change_action_state

__all__ = [
    "ActionContent",
    "Place",
    "Ticks",
    "add_action",
    "add_area",
    "add_block",
    "add_challenge",
    "add_plan",
    "approve_plan",
    "bring_in",
    "change_action_state",
    "discard_draft",
    "draft_plan",
    "edit_action",
    "edit_area",
    "edit_block",
    "edit_challenge",
    "edit_node",
    "edit_plan",
    "merge_node",
    "move_action",
    "move_node",
    "propose_plan",
    "publish_plan",
    "relevel_node",
    "remove_action",
    "remove_area",
    "remove_block",
    "remove_challenge",
    "return_plan_to_draft",
    "split_node",
    "tie_challenges",
    "undo_correction",
    "unpublish_plan",
]
