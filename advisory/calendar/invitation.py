"""The invitation of one recipient: a request while the session stands, a cancellation when it does not.

One identity for life; its sequence goes on with each change. Nobody else's address is in it.
"""

from collections.abc import Iterable
from email.utils import parseaddr

from django.conf import settings
from icalendar import vCalAddress

from advisory.calendar.events import as_text, event_of, new_calendar
from advisory.models import AdvisorySession
from members.models import Organization
from office import clock

REQUEST, CANCEL = "REQUEST", "CANCEL"


def invitation(
    session: AdvisorySession,
    councils: Iterable[Organization],
    *,
    method: str,
    name: str,
    address: str,
    of_council: bool,
) -> str:
    """As text; `name` and `address` are of who receives it, the one attendee."""
    calendar = new_calendar()
    calendar.add("method", method)
    event = event_of(session, councils, clock.now(), of_council=of_council)
    if method == CANCEL:
        event["status"] = "CANCELLED"  # for who is let go of a session that stands, too
    event.add("organizer", _organizer())
    event.add("attendee", _attendee(name, address))
    calendar.add_component(event)
    return as_text(calendar)


def _organizer() -> vCalAddress:
    """The mailbox that writes for the network: never a person's own."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organizer = vCalAddress(f"mailto:{address}")
    if name:
        organizer.params["CN"] = name
    return organizer


def _attendee(name: str, address: str) -> vCalAddress:
    """Its date was agreed with them: no answer is asked for."""
    attendee = vCalAddress(f"mailto:{address}")
    attendee.params |= {"CN": name, "ROLE": "REQ-PARTICIPANT"}
    attendee.params |= {"PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
    return attendee
