"""Words of the plan's operations and columns, for the history of a record."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
    "workplan.assign_action": _("Who answers for the action, or until when, changed"),
    "workplan.change_action_state": _("The state of the action changed"),
    "workplan.close_review": _("The review was closed"),
    "workplan._correct_decision": _("The decision of the review was corrected"),
    "workplan.decide": _("The Executive decided on the action"),
    "workplan.edit_review": _("The name or the dates of the review changed"),
    "workplan.open_review": _("The review was opened"),
}
LABELS: dict[str, Any] = {
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
