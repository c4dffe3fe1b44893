"""The messages of events, and when each is no longer needed: read again at the moment of sending."""

from django.utils.translation import gettext_lazy as _

from events.models import Certificate, Event, Registration
from events.reminder_kinds import REMINDER_KINDS
from office.messages import MessageKind
from office.models import Message

CALENDAR_KINDS = ("event_invitation", "event_withdrawal")


def _state(message: Message) -> str | None:
    found = Registration.objects.filter(pk=message.subject_id or 0)
    return found.values_list("state", flat=True).first()


def _is_confirmed_or_gone(message: Message) -> bool:
    return _state(message) != Registration.State.UNCONFIRMED


def _cannot_be_taken(message: Message) -> bool:
    return _state(message) != Registration.State.OFFERED


def _is_passed_over(message: Message) -> bool:
    """Not a seat any more, the event is cancelled, or a later invitation or its withdrawal is written."""
    standing = Registration.objects.confirmed().filter(
        pk=message.subject_id or 0, event__state=Event.State.ANNOUNCED
    )
    later = Message.objects.filter(
        kind__in=CALENDAR_KINDS, subject_type=message.subject_type, subject_id=message.subject_id,
        pk__gt=message.pk,
    )  # fmt: skip
    return bool(later.exists() or not standing.exists())


def _is_withdrawn(message: Message) -> bool:
    return not Certificate.objects.standing().filter(pk=message.subject_id or 0).exists()


KINDS = [
    MessageKind(
        name="registration_to_confirm", label=_("Registration to confirm"), is_moot=_is_confirmed_or_gone
    ),
    MessageKind(name="registration_offered", label=_("Seat that is kept"), is_moot=_cannot_be_taken),
    MessageKind(name="event_invitation", label=_("Invitation to an event"), is_moot=_is_passed_over),
    MessageKind(name="event_withdrawal", label=_("Event taken out of the calendar")),  # never moot
    MessageKind(name="registration_news", label=_("News of a registration")),
    MessageKind(name="event_certificate", label=_("Certificate of attendance"), is_moot=_is_withdrawn),
    MessageKind(name="event_proposal", label=_("Answer to a proposed event")),
    *REMINDER_KINDS,
]
