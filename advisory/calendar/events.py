"""A session as an event of iCalendar, with what its reader may know and nothing more."""

from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urljoin

from django.conf import settings
from icalendar import Event

from advisory.models import AdvisorySession
from advisory.pages.facts import lines
from advisory.pages.links import address_of
from advisory.pages.words import names_in_words
from members.models import Organization
from office.calendars import uid, wall

State = AdvisorySession.State
KNOWN_TO_COUNCIL = ("when", "length", "modality", "expert")
KNOWN_TO_EXPERT = ("when", "length", "modality", "words")


def event_of(
    session: AdvisorySession, councils: Iterable[Organization], stamp: datetime, *, of_council: bool
) -> Event:
    """`of_council`: for somebody of a council, who knows its own, and is not told here who else comes."""
    assert session.starts_at
    assert session.ends_at
    event = Event()
    event.add("uid", uid_of(session))
    event.add("sequence", session.sequence)
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("dtstart", wall(session.starts_at, session.time_zone))
    event.add("dtend", wall(session.ends_at, session.time_zone))
    event.add("status", "CANCELLED" if session.state == State.CANCELLED else "CONFIRMED")
    names = [] if of_council else [organization.short_name for organization in councils]
    event.add("summary", f"{names_in_words(names)} · {session}" if names else str(session))
    if session.place:
        event.add("location", session.place)
    elif session.modality:
        event.add("location", session.get_modality_display())
    url = urljoin(settings.SITE_ADDRESS, address_of(session, "session_page"))
    event.add("description", f"{lines(session, KNOWN_TO_COUNCIL if of_council else KNOWN_TO_EXPERT)}\n{url}")
    event.add("url", url)
    event.add("transp", "OPAQUE")
    return event


def uid_of(session: AdvisorySession) -> str:
    """Never from the number of the row: the identity is of the session, in every calendar and for life."""
    return uid(session.uid)
