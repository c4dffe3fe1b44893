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
from workplan.operations.actions import (
    ActionContent,
    add_action,
    edit_action,
    move_action,
    remove_action,
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
    "change_action_state",
    "edit_action",
    "edit_area",
    "edit_block",
    "edit_challenge",
    "edit_plan",
    "move_action",
    "propose_plan",
    "publish_plan",
    "remove_action",
    "remove_area",
    "remove_block",
    "remove_challenge",
    "return_plan_to_draft",
    "tie_challenges",
    "unpublish_plan",
from workplan.operations.evidence import add_evidence, edit_evidence, remove_evidence
from workplan.operations.indicators import add_indicator, edit_indicator, record_value, remove_indicator
from workplan.operations.notes import add_note, note_unchanged, take_back_unchanged
from workplan.operations.proposals import answer_proposal, confirm_progress, propose_progress
from workplan.operations.states import change_action_state

__all__ = [
    "add_evidence",
    "add_indicator",
    "add_note",
    "answer_proposal",
    "change_action_state",
    "confirm_progress",
    "edit_evidence",
    "edit_indicator",
    "note_unchanged",
    "propose_progress",
    "record_value",
    "remove_evidence",
    "remove_indicator",
    "take_back_unchanged",
]
