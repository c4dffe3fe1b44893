from workplan.operations.assignments import assign_action
from workplan.operations.closing import close_plan, reopen_action, settle_actions
from workplan.operations.decisions import agree_no_change, decide
from workplan.operations.next_plans import bring_carried_actions, draft_next_plan
from workplan.operations.reviews import close_review, edit_review, open_review
from workplan.operations.states import change_action_state

__all__ = [
    "agree_no_change",
    "assign_action",
    "bring_carried_actions",
    "change_action_state",
    "close_plan",
    "close_review",
    "decide",
    "draft_next_plan",
    "edit_review",
    "open_review",
    "reopen_action",
    "settle_actions",
]
