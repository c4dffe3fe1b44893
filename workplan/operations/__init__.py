from workplan.operations.assignments import assign_action
from workplan.operations.decisions import agree_no_change, decide
from workplan.operations.reviews import close_review, edit_review, open_review
from workplan.operations.states import change_action_state

__all__ = [
    "agree_no_change",
    "assign_action",
    "change_action_state",
    "close_review",
    "decide",
    "edit_review",
    "open_review",
]
