"""What is open to everybody: the page of the agenda, and the same for the website of the network."""

from typing import Any
from urllib.parse import urljoin

from django.conf import settings

from events.models import Event
from events.pages.words import edition_in_words, place_in_words, when_in_words
from events.querysets import EventQuerySet
from office import clock


def public_events() -> EventQuerySet:
    found: EventQuerySet = Event.objects.public().in_calendar()
    return found


def coming() -> list[Event]:
    return list(public_events().named().coming())


def as_data(events: list[Event]) -> dict[str, Any]:
    """For programs: names that do not change."""
    return {"made_on": clock.today(), "events": [_one(event) for event in events]}


def _one(event: Event) -> dict[str, Any]:
    """Without a day that is known there is none: `when` says what is known."""
    known = event.is_day_known
    return {
        "id": str(event.uid),
        "title": event.title,
        "edition": edition_in_words(event),
        "kind": str(event.kind),
        "when": when_in_words(event),
        "day": event.day if known else None,
        "last_day": event.ends_on if known else None,
        "starts_at": event.starts_at,
        "ends_at": event.ends_at,
        "format": event.modality,
        "place": place_in_words(event),
        "town": str(event.municipality or ""),
        "summary": event.summary,
        "is_own": event.is_own,
        "organized_by": event.hosts,
        "is_cancelled": event.state == Event.State.CANCELLED,
        "url": urljoin(settings.SITE_ADDRESS, event.get_absolute_url()),
    }
