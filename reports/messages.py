"""The messages of reports, and when each is no longer needed."""

from django.utils.translation import gettext_lazy as _

from office.messages import MessageKind
from office.models import Message
from reports.models import AnnualReport


def _is_no_longer_before_it(message: Message) -> bool:
    submitted = AnnualReport.objects.filter(state=AnnualReport.State.SUBMITTED)
    return not submitted.filter(pk=message.subject_id or 0).exists()


KINDS = [
    MessageKind(
        name="report_submitted", label=_("Report that waits to be read"), is_moot=_is_no_longer_before_it
    )
]
