"""The messages of reports, and when each is no longer needed."""

from django.utils.translation import gettext_lazy as _

from office import clock
from office.messages import MessageKind
from office.models import Message
from reports.models import AnnualReport, ReportComment


def _is_no_longer_before_it(message: Message) -> bool:
    submitted = AnnualReport.objects.filter(state=AnnualReport.State.SUBMITTED)
    return not submitted.filter(pk=message.subject_id or 0).exists()


def _are_answered(message: Message) -> bool:
    """Each comment of the day of the message."""
    waiting = ReportComment.objects.waiting().filter(report=message.subject_id or 0)
    days = {clock.day_of(at) for at in waiting.values_list("written_at", flat=True)}
    return not any(f":{day}:" in message.dedupe_key for day in days)


KINDS = [
    MessageKind(
        name="report_submitted", label=_("Report that waits to be read"), is_moot=_is_no_longer_before_it
    ),
    MessageKind(
        name="report_comments",
        label=_("Comments on the report"),
        is_reminder=True,
        after_lost_lease="ask",
        is_moot=_are_answered,
    ),
    MessageKind(
        name="report_answers",
        label=_("Answers to comments on the report"),
        is_reminder=True,
        after_lost_lease="ask",
    ),
]
