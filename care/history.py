"""What has happened in a welcome, newest first, from the audit rows of its operations."""

from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from care.models import Onboarding
from office import clock
from office.models import AuditRow

SHOWN = 60
WORDS = {
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


def entries(onboarding: Onboarding) -> list[dict[str, Any]]:
    """Of a welcome brought by `for_page`: one query."""
    names: dict[tuple[str, int], str] = {("care.onboarding", onboarding.pk): ""}
    names |= {("care.onboardingstep", step.pk): step.title for step in onboarding.steps.all()}
    names |= {("care.mentorproposal", row.pk): str(row.organization) for row in onboarding.proposals.all()}
    kinds = {kind for kind, _number in names}
    about = Q()
    for kind in kinds:
        about |= Q(subject_type=kind, subject_id__in=[number for other, number in names if other == kind])
    rows = AuditRow.objects.filter(about, operation__in=WORDS).select_related("personal")
    return [_entry(row, names) for row in rows[:SHOWN]]


def _entry(row: AuditRow, names: dict[tuple[str, int], str]) -> dict[str, Any]:
    words = str(WORDS[row.operation])
    name = names[(row.subject_type, row.subject_id or 0)]
    return {
        "when": date_format(row.at.astimezone(clock.zone()), "DATETIME_FORMAT"),
        "what": words % name if "%s" in words else words,
        "who": _who(row),
    }


def _who(row: AuditRow) -> str:
    """The name while it is kept; and the organization when somebody acted on its behalf."""
    personal = getattr(row, "personal", None)
    name = personal.by_name if personal else ""
    if name and row.organization_name:
        return _("%(person)s, on behalf of %(organization)s") % {
            "person": name,
            "organization": row.organization_name,
        }
    return name or row.organization_name
