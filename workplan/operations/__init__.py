from workplan.operations.actions import ActionContent, add_action, edit_action, move_action, remove_action
from workplan.operations.assignments import assign_action
from workplan.operations.closing import close_plan, reopen_action, settle_actions
from workplan.operations.corrections import (
    edit_node,
    merge_node,
    move_node,
    relevel_node,
    split_node,
    undo_correction,
)
from workplan.operations.decisions import agree_no_change, decide
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
from workplan.operations.evidence import add_evidence, edit_evidence, remove_evidence
from workplan.operations.funding import (
    add_funding_source,
    edit_funding_source,
    record_cost,
    remove_funding_source,
    tie_actions,
)
from workplan.operations.imports import bring_in, discard_draft, draft_plan
from workplan.operations.indicators import add_indicator, edit_indicator, record_value, remove_indicator
from workplan.operations.matrix import Ticks, tie_challenges
from workplan.operations.next_plans import bring_carried_actions, draft_next_plan
from workplan.operations.notes import add_note, note_unchanged, take_back_unchanged
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
from workplan.operations.proposals import answer_proposal, confirm_progress, propose_progress
from workplan.operations.reviews import close_review, edit_review, open_review
from workplan.operations.states import change_action_state

__all__ = [
    "ActionContent",
    "Place",
    "Ticks",
    "add_action",
    "add_area",
    "add_block",
    "add_challenge",
    "add_evidence",
    "add_funding_source",
    "add_indicator",
    "add_note",
    "add_plan",
    "agree_no_change",
    "answer_proposal",
    "approve_plan",
    "assign_action",
    "bring_carried_actions",
    "bring_in",
    "change_action_state",
    "close_plan",
    "close_review",
    "confirm_progress",
    "decide",
    "discard_draft",
    "draft_next_plan",
    "draft_plan",
    "edit_action",
    "edit_area",
    "edit_block",
    "edit_challenge",
    "edit_evidence",
    "edit_funding_source",
    "edit_indicator",
    "edit_node",
    "edit_plan",
    "edit_review",
    "merge_node",
    "move_action",
    "move_node",
    "note_unchanged",
    "open_review",
    "propose_plan",
    "propose_progress",
    "publish_plan",
    "record_cost",
    "record_value",
    "relevel_node",
    "remove_action",
    "remove_area",
    "remove_block",
    "remove_challenge",
    "remove_evidence",
    "remove_funding_source",
    "remove_indicator",
    "reopen_action",
    "return_plan_to_draft",
    "settle_actions",
    "split_node",
    "take_back_unchanged",
    "tie_actions",
    "tie_challenges",
    "undo_correction",
    "unpublish_plan",
]
