from workplan.operations.corrections import (
    edit_node,
    merge_node,
    move_node,
    relevel_node,
    split_node,
    undo_correction,
)
from workplan.operations.imports import bring_in, discard_draft, draft_plan
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
    "add_plan",
    "approve_plan",
    "bring_in",
    "change_action_state",
    "discard_draft",
    "draft_plan",
    "edit_node",
    "edit_plan",
    "merge_node",
    "move_node",
    "propose_plan",
    "publish_plan",
    "relevel_node",
    "return_plan_to_draft",
    "split_node",
    "undo_correction",
    "unpublish_plan",
]
