"""Words of the plan's operations and columns, for the history of a record."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
    "workplan.add_plan": _("The plan was begun"),
    "workplan.approve_plan": _("The plan was approved"),
    "workplan.change_action_state": _("The state of the action changed"),
    "workplan.draft_plan": _("A file was read as the draft of a plan"),
    "workplan.edit_node": _("A piece of the draft was edited"),
    "workplan.relevel_node": _("A piece of the draft changed its kind"),
    "workplan.move_node": _("A piece of the draft was moved"),
    "workplan.merge_node": _("A piece of the draft was joined to the one before"),
    "workplan.split_node": _("A piece of the draft was cut"),
    "workplan.undo_correction": _("A correction of the draft was undone"),
    "workplan.discard_draft": _("The draft was discarded"),
    "workplan.bring_in": _("The plan was brought in"),
    "workplan.edit_plan": _("The plan was changed"),
    "workplan.propose_plan": _("The plan was proposed to the Assembly"),
    "workplan.publish_plan": _("The plan was put on the public pages"),
    "workplan.return_plan_to_draft": _("The plan went back to being a draft"),
    "workplan.unpublish_plan": _("The plan was taken off the public pages"),
}
LABELS: dict[str, Any] = {
    "undo": _("How to undo it"),
    "counts": _("What came in"),
    "piece": _("Piece of the draft"),
    "pieces": _("Pieces of the draft"),
    "plan_code": _("Code of the plan"),
    "added_at": _("Written on"),
    "answer": _("Answer"),
    "closed_at": _("Closed on"),
    "count": _("How many"),
    "document_sha256": _("Seal of the document"),
    "first_line": _("From line"),
    "is_invented": _("Invented"),
    "last_line": _("To line"),
    "kind": _("Kind"),
    "position": _("Place in the list"),
    "reason": _("Reason"),
    "source_text": _("Text of the file"),
    "target": _("Target value"),
    "unit": _("Unit"),
    "value": _("Value reached"),
    "version": _("Version"),
    "written_at": _("Written on"),
}
