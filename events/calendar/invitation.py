"""The invitation of one registration: one identity for life, that of the registration, and its sequence goes on."""

from datetime import UTC
from urllib.parse import urljoin

from django.conf import settings
from icalendar import Event as CalendarEvent

from events.models import Event, Registration
from events.pages.words import place_in_words, when_in_words
from office import clock
from office.calendars import as_text, attendee, new_calendar, organizer, uid, wall

REQUEST, CANCEL = "REQUEST", "CANCEL"


def invitation(registration: Registration, *, method: str, address: str) -> str:
    """As text, for who comes: nobody else is in it. The token of its mail stays in its mail."""
    event = registration.event
    assert event.starts_at
    assert event.ends_at
    row = CalendarEvent()
    row.add("uid", uid(registration.uid))
    row.add("sequence", sequence_of(registration))
    row.add("dtstamp", clock.now().astimezone(UTC))
    row.add("dtstart", wall(event.starts_at, event.time_zone))
    row.add("dtend", wall(event.ends_at, event.time_zone))
    row.add("status", "CANCELLED" if method == CANCEL else "CONFIRMED")
    row.add("summary", event.title)
    row.add("transp", "OPAQUE")
    if place := place_of(registration):
        row.add("location", place)
    row.add("description", "\n".join(part for part in (when_in_words(event), _page(event)) if part))
    row.add("organizer", organizer())
    row.add("attendee", attendee(str(registration), address))
    calendar = new_calendar()
    calendar.add("method", method)
    calendar.add_component(row)
    return as_text(calendar)


def sequence_of(registration: Registration) -> int:
    """It grows when the registration changes, and when the event moves."""
    return registration.sequence + registration.event.sequence


def place_of(registration: Registration) -> str:
    """Where to go or what to open; the connection is for who has a seat in it."""
    event = registration.event
    if registration.modality == Registration.Modality.ONLINE:
        has_seat = registration.state == Registration.State.CONFIRMED
        return (event.online_url if has_seat else "") or registration.get_modality_display()
    return place_in_words(event)


def _page(event: Event) -> str:
    return urljoin(settings.SITE_ADDRESS, event.get_absolute_url())
