"""Words of the plan's operations and columns, for the history of a record."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from office.history import Record, told_of
from workplan.models import Action, Indicator, LinkedEvidence, ProgressNote

WORDS: dict[str, Any] = {
    "workplan.add_funding_source": _("The source of funding was written down"),
    "workplan.edit_funding_source": _("The source of funding was changed"),
    "workplan.record_cost": _("What the action costs was written down"),
    "workplan.remove_funding_source": _("The source of funding was removed"),
    "workplan.tie_actions": _("Which actions the source pays for was changed"),
    "workplan.assign_action": _("Who answers for the action, or until when, changed"),
    "workplan.bring_carried_actions": _("What passes to the next plan was brought into it"),
    "workplan.change_action_state": _("The state of the action changed"),
    "workplan.close_plan": _("The plan was closed"),
    "workplan.close_review": _("The review was closed"),
    "workplan._correct_decision": _("The decision of the review was corrected"),
    "workplan.decide": _("The Executive decided on the action"),
    "workplan.draft_next_plan": _("The draft of the next plan was begun"),
    "workplan.edit_review": _("The name or the dates of the review changed"),
    "workplan.open_review": _("The review was opened"),
    "workplan.reopen_action": _("The action was opened again"),
    "workplan.settle_actions": _("It was said what becomes of the actions"),
    "workplan._tie": _("It was said which challenges the action meets"),
    "workplan.add_action": _("The action was added to the plan"),
    "workplan.add_area": _("The area was added to the plan"),
    "workplan.add_block": _("The block was added to the plan"),
    "workplan.add_challenge": _("The challenge was added to the plan"),
    "workplan.add_plan": _("The plan was begun"),
    "workplan.approve_plan": _("The plan was approved"),
    "workplan.draft_plan": _("A file was read as the draft of a plan"),
    "workplan.edit_node": _("A piece of the draft was edited"),
    "workplan.relevel_node": _("A piece of the draft changed its kind"),
    "workplan.move_node": _("A piece of the draft was moved"),
    "workplan.merge_node": _("A piece of the draft was joined to the one before"),
    "workplan.split_node": _("A piece of the draft was cut"),
    "workplan.undo_correction": _("A correction of the draft was undone"),
    "workplan.discard_draft": _("The draft was discarded"),
    "workplan.bring_in": _("The plan was brought in"),
    "workplan.edit_action": _("The action was changed"),
    "workplan.edit_area": _("The area was changed"),
    "workplan.edit_block": _("The block was changed"),
    "workplan.edit_challenge": _("The challenge was changed"),
    "workplan.edit_plan": _("The plan was changed"),
    "workplan.move_action": _("The action was moved to another place of the plan"),
    "workplan.propose_plan": _("The plan was proposed to the Assembly"),
    "workplan.publish_plan": _("The plan was put on the public pages"),
    "workplan.remove_action": _("The action was removed from the draft"),
    "workplan.remove_area": _("The area was removed from the draft"),
    "workplan.remove_block": _("The block was removed from the draft"),
    "workplan.remove_challenge": _("The challenge was removed from the draft"),
    "workplan.return_plan_to_draft": _("The plan went back to being a draft"),
    "workplan.tie_challenges": _("The challenges of the actions of an area were looked at"),
    "workplan.unpublish_plan": _("The plan was taken off the public pages"),
    "workplan._accept_progress": _("The proposal of progress was taken in"),
    "workplan.add_evidence": _("A piece of evidence was written down"),
    "workplan.add_indicator": _("An indicator was added"),
    "workplan.add_note": _("A note was written"),
    "workplan.answer_proposal": _("The proposal of progress was answered"),
    "workplan.confirm_progress": _("The progress was confirmed"),
    "workplan.edit_evidence": _("The evidence was changed"),
    "workplan.edit_indicator": _("The indicator was changed"),
    "workplan.note_unchanged": _("«No change» was written in several actions"),
    "workplan.propose_progress": _("Progress was proposed"),
    "workplan.record_value": _("The value reached was written down"),
    "workplan.remove_evidence": _("A piece of evidence was removed"),
    "workplan.remove_indicator": _("An indicator was removed"),
    "workplan.take_back_unchanged": _("«No change» was undone"),
}
LABELS: dict[str, Any] = {
    "tied_actions": _("Actions that it pays for"),
    "untied_actions": _("Actions that it no longer pays for"),
    "actions": _("Actions"),
    "undo": _("How to undo it"),
    "counts": _("What came in"),
    "piece": _("Piece of the draft"),
    "pieces": _("Pieces of the draft"),
    "plan_code": _("Code of the plan"),
    "added_at": _("Written on"),
    "answer": _("Answer"),
    "challenges": _("Challenges"),
    "closed_at": _("Closed on"),
    "collaborators": _("Collaborators"),
    "count": _("How many"),
    "document_sha256": _("Seal of the document"),
    "evidence": _("Evidence"),
    "first_line": _("From line"),
    "indicator": _("Indicator"),
    "is_invented": _("Invented"),
    "last_line": _("To line"),
    "kind": _("Kind"),
    "origin_agreement": _("Origin: funding agreement"),
    "origin_continuity": _("Origin: continuity"),
    "origin_prioritized": _("Origin: prioritized by the bodies"),
    "origins": _("Origins"),
    "position": _("Place in the list"),
    "reason": _("Reason"),
    "source_text": _("Text of the file"),
    "target": _("Target value"),
    "unit": _("Unit"),
    "value": _("Value reached"),
    "version": _("Version"),
    "written_at": _("Written on"),
}


def _of_an_action(action: Action) -> Q:
    """Its notes, its evidence and its indicators; of its sub-actions each has its own."""
    parts = (ProgressNote.objects, LinkedEvidence.objects, Indicator.objects)
    return told_of(*(rows.filter(action=action) for rows in parts))


RECORDS = {"workplan.action": Record(also=_of_an_action)}
