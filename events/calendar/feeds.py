"""Calendars to subscribe to: the public one, and one for each person, with what that person may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as CalendarEvent

from events.models import Event
from events.pages.words import place_in_words, when_in_words
from members.models import Person
from office import clock, links
from office.calendars import as_text, describe, new_calendar, uid, wall
from office.models import SignedLink

PURPOSE = "event_feed"
DAYS = 3650  # it ends when its person closes it, or is no longer here


@dataclass(frozen=True)
class EventFeed:
    """Of one person; `link` is the address that is open now, if there is one."""

    person: Person
    key: str = "events"

    @property
    def title(self) -> str:
        return _("Your events")

    @property
    def text(self) -> str:
        return _("All those that you see in the portal: of the network, and of the bodies in which you sit.")

    @cached_property
    def link(self) -> SignedLink | None:
        found = SignedLink.objects.filter(purpose=PURPOSE, person=self.person, revoked_at=None)
        return found.filter(expires_at__gt=clock.now()).order_by("-pk").first()

    @property
    def address(self) -> str:
        assert self.link
        return urljoin(settings.SITE_ADDRESS, reverse("event_feed", args=[self.link.token]))

    @property
    def webcal(self) -> str:
        return as_webcal(self.address)


def as_webcal(address: str) -> str:
    """A phone that follows it asks whether to subscribe."""
    return f"webcal://{address.split('://')[1]}"


def public_address() -> str:
    return urljoin(settings.SITE_ADDRESS, reverse("public_agenda_feed"))


def person_of(token: str) -> Person:
    link = links.read(token, PURPOSE)
    if link.person is None or not link.person.is_active:
        raise links.LinkClosed(_("This calendar is closed: its person is no longer here."))
    person: Person = link.person
    return person


def as_calendar(name: str, events: Iterable[Event]) -> str:
    """What has a day, cancelled ones too: a program that knew it takes it away."""
    calendar: Calendar = new_calendar()
    describe(calendar, name)
    for event in events:
        calendar.add_component(_component_of(event))
    return as_text(calendar)


def _component_of(event: Event) -> CalendarEvent:
    row = CalendarEvent()
    row.add("uid", uid(event.uid))
    row.add("sequence", event.sequence)
    row.add("dtstamp", event.created_at.astimezone(UTC))
    if event.starts_at and event.ends_at:
        row.add("dtstart", wall(event.starts_at, event.time_zone))
        row.add("dtend", wall(event.ends_at, event.time_zone))
    else:
        row.add("dtstart", event.day)
        row.add("dtend", event.ends_on + timedelta(days=1))  # the first day without it
    row.add("status", "CANCELLED" if event.state == Event.State.CANCELLED else "CONFIRMED")
    row.add("summary", str(event))
    if place := place_in_words(event):
        row.add("location", place)
    url = urljoin(settings.SITE_ADDRESS, event.get_absolute_url())
    parts = [str(event.kind), "" if event.is_own else event.hosts, when_in_words(event), url]
    row.add("description", "\n".join(part for part in parts if part))
    row.add("url", url)
    row.add("transp", "TRANSPARENT")  # it says what there is, and not that one goes
    return row
