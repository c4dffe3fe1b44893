"""A session as an event of iCalendar, with what its reader may know and nothing more."""

from collections.abc import Iterable
from datetime import UTC, datetime
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event, Timezone

from advisory.models import AdvisorySession
from advisory.models.sessions import ZONE
from advisory.pages.facts import lines
from advisory.pages.links import address_of
from advisory.pages.words import names_in_words
from members.models import Organization

State = AdvisorySession.State
KNOWN_TO_COUNCIL = ("when", "length", "modality", "expert")
KNOWN_TO_EXPERT = ("when", "length", "modality", "words")
# Two rules and not a list of dates, which not every calendar reads; the list that `icalendar` makes of the zone
# begins each summer an hour late. A test compares the rules with the zone for years to come.
MADRID = """BEGIN:VTIMEZONE
TZID:Europe/Madrid
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


def new_calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//XMESS//{settings.MESSAGE_ID_DOMAIN}//CA")
    calendar.add("version", "2.0")
    return calendar


def as_text(calendar: Calendar) -> str:
    """With the zones that its events name."""
    if ZONE in calendar.get_missing_tzids():
        calendar.subcomponents.insert(0, Timezone.from_ical(MADRID))  # before whatever names it
    calendar.add_missing_timezones()
    text: str = calendar.to_ical().decode()
    return text


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
    event.add("dtstart", _wall(session.starts_at, session.time_zone))
    event.add("dtend", _wall(session.ends_at, session.time_zone))
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
    return f"{session.uid}@{settings.MESSAGE_ID_DOMAIN}"


def _wall(moment: datetime, zone: str) -> datetime:
    """Wall time with its zone; the second of the two hours that October has twice, only UTC can say."""
    there = moment.astimezone(ZoneInfo(zone))
    return moment.astimezone(UTC) if there.fold else there
