"""Words of the plan's operations and columns, for the history of a record."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from office.history import Record, told_of
from workplan.models import Action, Indicator, LinkedEvidence, ProgressNote

WORDS: dict[str, Any] = {
    "workplan._accept_progress": _("The proposal of progress was taken in"),
    "workplan.add_evidence": _("A piece of evidence was written down"),
    "workplan.add_indicator": _("An indicator was added"),
    "workplan.add_note": _("A note was written"),
    "workplan.answer_proposal": _("The proposal of progress was answered"),
    "workplan.change_action_state": _("The state of the action changed"),
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
    "actions": _("Actions"),
    "added_at": _("Written on"),
    "answer": _("Answer"),
    "closed_at": _("Closed on"),
    "count": _("How many"),
    "document_sha256": _("Seal of the document"),
    "evidence": _("Evidence"),
    "first_line": _("From line"),
    "indicator": _("Indicator"),
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


def _of_an_action(action: Action) -> Q:
    """Its notes, its evidence and its indicators; of its sub-actions each has its own."""
    parts = (ProgressNote.objects, LinkedEvidence.objects, Indicator.objects)
    return told_of(*(rows.filter(action=action) for rows in parts))


RECORDS = {"workplan.action": Record(also=_of_an_action)}
