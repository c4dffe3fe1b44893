"""The messages of the plan, and when each is no longer needed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from office import clock
from office.messages import MessageKind
from office.models import Message
from workplan import reminders
from workplan.models import ProgressNote


def _is_answered(message: Message) -> bool:
    return not ProgressNote.objects.waiting().filter(pk=message.subject_id or 0).exists()


def _is_no_longer_so(message: Message) -> bool:
    """Asked now, the reminder would not be found for anybody: what it says has been seen to."""
    found = reminders.FINDERS[message.kind](clock.now())
    return all(due.key != message.dedupe_key for due in found)


def _reminder(name: str, label: Any) -> MessageKind:
    return MessageKind(
        name=name, label=label, is_reminder=True, after_lost_lease="ask", is_moot=_is_no_longer_so
    )


KINDS = [
    MessageKind(name="progress_proposed", label=_("Proposal of progress"), is_moot=_is_answered),
    MessageKind(name="progress_answered", label=_("Answer to a proposal of progress")),
    _reminder("action_no_news", _("Actions without news")),
    _reminder("action_due_soon", _("Actions that end soon")),
    _reminder("action_blocked", _("Blocked actions to look at again")),
    _reminder("review_low_readiness", _("Review of the plan with much still to prepare")),
]
