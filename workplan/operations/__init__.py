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
