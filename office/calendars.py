"""iCalendar as every part of the portal writes it: the file, its zone, who invites and who is invited."""

import hashlib
from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from icalendar import Calendar, Timezone, vCalAddress

ZONE = "Europe/Madrid"
HOURS_BETWEEN_LOOKS = 6
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


def describe(calendar: Calendar, name: str) -> None:
    """Of a calendar to subscribe to: its name, and how often it is worth looking."""
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)  # older programs read this one
    calendar.add("refresh-interval", timedelta(hours=HOURS_BETWEEN_LOOKS), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", f"PT{HOURS_BETWEEN_LOOKS}H")


def as_answer(request: HttpRequest, text: str, *, is_public: bool = False) -> HttpResponseBase:
    """Programs ask for it day and night: what has not changed is not sent again."""
    body = text.encode()
    etag = f'"{hashlib.sha256(body).hexdigest()}"'
    whole = HttpResponse(body, content_type="text/calendar; charset=utf-8", headers={"ETag": etag})
    response = get_conditional_response(request, etag=etag, response=whole) or whole
    patch_cache_control(response, **{"public" if is_public else "private": True}, max_age=900)
    return response


def as_text(calendar: Calendar) -> str:
    """With the zones that its events name."""
    if ZONE in calendar.get_missing_tzids():
        calendar.subcomponents.insert(0, Timezone.from_ical(MADRID))  # before whatever names it
    calendar.add_missing_timezones()
    text: str = calendar.to_ical().decode()
    return text


def uid(identity: Any) -> str:
    """Never from the number of a row: the identity is one in every calendar and for life."""
    return f"{identity}@{settings.MESSAGE_ID_DOMAIN}"


def wall(moment: datetime, zone: str) -> datetime:
    """Wall time with its zone; the second of the two hours that October has twice, only UTC can say."""
    there = moment.astimezone(ZoneInfo(zone))
    return moment.astimezone(UTC) if there.fold else there


def organizer() -> vCalAddress:
    """The mailbox that writes for the network: never a person's own."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    found = vCalAddress(f"mailto:{address}")
    if name:
        found.params["CN"] = name
    return found


def attendee(name: str, address: str) -> vCalAddress:
    """Its date was agreed, or asked for, by them: no answer is asked for."""
    found = vCalAddress(f"mailto:{address}")
    found.params |= {"CN": name, "ROLE": "REQ-PARTICIPANT"}
    found.params |= {"PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
    return found
