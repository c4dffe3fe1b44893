"""Words of the plan's operations and columns, for the history of a record."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
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
}
LABELS: dict[str, Any] = {
    "actions": _("Actions, by their numbers"),
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
