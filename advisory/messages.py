"""The messages of advice, and when each is no longer needed.

State and sequence are read again at the moment of sending: nobody gets an invitation to what is not so any more.
"""

from django.utils.translation import gettext_lazy as _

from advisory.models import AdvisorySession
from advisory.reminder_kinds import REMINDER_KINDS
from office.messages import MessageKind
from office.models import Message

State = AdvisorySession.State
CALENDAR_KINDS = ("session_invitation", "session_withdrawal")


def _state(message: Message) -> str | None:
    found = AdvisorySession.objects.filter(pk=message.subject_id or 0)
    return found.values_list("state", flat=True).first()


def _is_answered(message: Message) -> bool:
    return _state(message) != State.REQUESTED


def _cannot_be_answered(message: Message) -> bool:
    """Confirmed by another council, it still waits for this one."""
    return _state(message) not in {State.OFFERED, State.CONFIRMED}


def _is_passed_over(message: Message) -> bool:
    """Not confirmed any more, or this recipient has a later invitation or its withdrawal.

    A later sequence alone does not do: when one more council comes the sequence goes on, and those that had the
    invitation get no other.
    """
    if _state(message) != State.CONFIRMED:
        return True
    later = Message.objects.filter(kind__in=CALENDAR_KINDS, subject_type=message.subject_type,
                                   subject_id=message.subject_id, address__iexact=message.address,
                                   pk__gt=message.pk)  # fmt: skip
    return bool(later.exists())


KINDS = [
    MessageKind(name="session_requested", label=_("Request for advice"), is_moot=_is_answered),
    MessageKind(name="session_offered", label=_("Offer of a session of advice"), is_moot=_cannot_be_answered),
    MessageKind(name="session_invitation", label=_("Invitation to a session"), is_moot=_is_passed_over),
    MessageKind(name="session_withdrawal", label=_("Session taken out of the calendar")),  # never moot
    MessageKind(name="session_news", label=_("News of a session")),
    *REMINDER_KINDS,
]
