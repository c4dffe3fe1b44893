"""What has happened in a welcome, newest first, from the audit rows of its operations."""

from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy

from care.models import Onboarding
from office import clock
from office.history import Record, told_of, who
from office.models import AuditRow

SHOWN = 60
TOLD = {
    "care.start_onboarding": gettext_lazy("The welcome began"),
    "care.send_checklist_link": gettext_lazy("The checklist was sent again"),
    "care.finish_onboarding": gettext_lazy("The welcome was closed"),
    "care.stop_onboarding": gettext_lazy("The welcome was stopped"),
    "care.finish_step": gettext_lazy("Done: %s"),
    "care.skip_step": gettext_lazy("Left out: %s"),
    "care.reopen_step": gettext_lazy("Pending again: %s"),
    "care.redate_step": gettext_lazy("Another date: %s"),
    "care.add_step": gettext_lazy("Added: %s"),
    "care.propose_mentor": gettext_lazy("Asked to be the mentor: %s"),
    "care.answer_mentor_proposal": gettext_lazy("Answered about being the mentor: %s"),
    "care.withdraw_mentor_proposal": gettext_lazy("Proposal of mentor withdrawn: %s"),
}
# What follows from something told is said only in the history of the record.
WORDS = TOLD | {
    "care._leave_out_with_the_mentor": gettext_lazy("Left out, as there is no mentor: %s"),
    "care._move_step": gettext_lazy("Moved with the one before: %s"),
    "care._take_up_with_the_mentor": gettext_lazy("Pending again, with the mentor: %s"),
    "care.publish_protocol": gettext_lazy("The protocol was published"),
}

LABELS = {
    "answered_at": gettext_lazy("Answered on"),
    "counts_from": gettext_lazy("Counted from"),
    "done_by": gettext_lazy("Done by"),
    "done_for": gettext_lazy("On behalf of"),
    "is_current": gettext_lazy("In use"),
    "is_optional": gettext_lazy("May be left out"),
    "is_redated": gettext_lazy("Date set by hand"),
    "is_to_confirm": gettext_lazy("To be confirmed"),
    "links": gettext_lazy("Links"),
    "offset_days": gettext_lazy("Days"),
    "position": gettext_lazy("Place in the list"),
    "proposed_at": gettext_lazy("Asked on"),
    "published_at": gettext_lazy("Published on"),
    "responsible": gettext_lazy("Who does it"),
    "text": gettext_lazy("Text"),
    "title": gettext_lazy("Title"),
    "trigger": gettext_lazy("Why"),
    "version": gettext_lazy("Version"),
}


def _of_its_parts(onboarding: Onboarding) -> Q:
    return told_of(onboarding.steps.all(), onboarding.proposals.all())


RECORDS = {"care.onboarding": Record(also=_of_its_parts)}


def entries(onboarding: Onboarding) -> list[dict[str, Any]]:
    """Of a welcome brought by `for_page`: one query."""
    names: dict[tuple[str, int], str] = {("care.onboarding", onboarding.pk): ""}
    names |= {("care.onboardingstep", step.pk): step.title for step in onboarding.steps.all()}
    names |= {("care.mentorproposal", row.pk): str(row.organization) for row in onboarding.proposals.all()}
    kinds = {kind for kind, _number in names}
    about = Q()
    for kind in kinds:
        about |= Q(subject_type=kind, subject_id__in=[number for other, number in names if other == kind])
    rows = AuditRow.objects.filter(about, operation__in=TOLD).select_related("personal")
    return [_entry(row, names) for row in rows[:SHOWN]]


def _entry(row: AuditRow, names: dict[tuple[str, int], str]) -> dict[str, Any]:
    words = str(TOLD[row.operation])
    name = names[(row.subject_type, row.subject_id or 0)]
    return {
        "when": date_format(row.at.astimezone(clock.zone()), "DATETIME_FORMAT"),
        "what": words % name if "%s" in words else words,
        "who": who(row),
    }
