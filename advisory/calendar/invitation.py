"""The invitation of one recipient: a request while the session stands, a cancellation when it does not.

One identity for life; its sequence goes on with each change. Nobody else's address is in it.
"""

from collections.abc import Iterable

from advisory.calendar.events import event_of
from advisory.models import AdvisorySession
from members.models import Organization
from office import clock
from office.calendars import as_text, attendee, new_calendar, organizer

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
    event.add("organizer", organizer())
    event.add("attendee", attendee(name, address))
    calendar.add_component(event)
    return as_text(calendar)
