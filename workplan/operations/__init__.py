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
    "change_action_state",
    "edit_plan",
    "propose_plan",
    "publish_plan",
    "return_plan_to_draft",
    "unpublish_plan",
]
