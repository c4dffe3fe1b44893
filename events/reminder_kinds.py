"""The kinds of message of the reminders of events, and when each is no longer needed."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from events.models import Event, EventMaterial, Registration
from office import clock
from office.messages import MessageKind
from office.models import Message


def stamp(moment: datetime | None) -> str:
    """A moment inside a key: what moves is another fact."""
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%S}" if moment else ""


def _is_closed_or_answered(message: Message) -> bool:
    event = Event.objects.open_for_registration(clock.now()).filter(pk=message.subject_id or 0).first()
    if event is None or not message.dedupe_key.startswith(f"event_closing:{event.pk}:{_closes(event)}:"):
        return True
    return bool(event.registrations.standing().filter(organization=message.organization_number).exists())


def _closes(event: Event) -> str:
    return stamp(event.registration_closes_at)


def _is_not_coming(message: Message) -> bool:
    """Cancelled, moved, begun, or not a seat any more."""
    rows = Registration.objects.confirmed().select_related("event")
    found = rows.filter(
        pk=message.subject_id or 0, event__state=Event.State.ANNOUNCED, event__starts_at__gt=clock.now()
    )
    registration = found.first()
    return registration is None or f":{stamp(registration.event.starts_at)}" not in message.dedupe_key


def _has_its_report(message: Message) -> bool:
    return EventMaterial.objects.filter(
        event=message.subject_id or 0, kind=EventMaterial.Kind.REPORT
    ).exists()


def _is_not_announced(message: Message) -> bool:
    return not Event.objects.announced().filter(pk=message.subject_id or 0).exists()


def _reminder(name: str, label: Any, is_moot: Callable[[Message], bool]) -> MessageKind:
    """A nudge: it comes as the person chose, and is not sent twice when nobody knows whether it left."""
    return MessageKind(name=name, label=label, is_reminder=True, after_lost_lease="ask", is_moot=is_moot)


REMINDER_KINDS = [
    _reminder("event_closing", _("Registration that closes soon"), _is_closed_or_answered),
    _reminder("event_tomorrow", _("Event of the next day"), _is_not_coming),
    _reminder("event_report_missing", _("Conference without its relatoria"), _has_its_report),
    _reminder("event_opinion", _("What you thought of an event"), _is_not_announced),
]
