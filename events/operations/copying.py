"""An event from another one: its next edition, or the next days of a series."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from events.models import Event
from events.operations.events import EventContent, State, add_event, content_of, of_form
from events.pages.words import day_in_words
from events.rules.series import MOST, days_after
from members.models import Person
from office import clock
from office.audit import note, operation
from office.refusals import Refused

ITEM = (
    "position",
    "kind",
    "title",
    "words",
    "speakers",
    "time",
    "ends_time",
    "place",
    "is_chosen",
    "capacity",
)
QUESTION = ("position", "words", "choices", "is_required")
PER_EDITION = ("day", "ends_on", "when_words", "registration_closes_at", "online_url")


def next_edition(event: Event) -> dict[str, Any]:
    """What a page proposes for it: all but its day, with the edition that follows."""
    values = {name: value for name, value in content_values(event).items() if name not in PER_EDITION}
    return values | {"edition": event.edition + 1 if event.edition else None}


def content_values(event: Event) -> dict[str, Any]:
    content = content_of(event)
    return {name: getattr(content, name) for name in content.__dataclass_fields__}


@operation()
def copy_event(
    *,
    event: Event,
    content: EventContent,
    by: Person | None,
    state: str = State.DRAFT,
    once: UUID | None = None,
) -> Event:
    """With its programme and its questions; nobody is registered yet."""
    if found := of_form(once):
        return found
    copy: Event = add_event(content=content, by=by, state=state, once=once)
    _copy_rows(event, copy)
    return copy


@operation(on="event")
def repeat_event(*, event: Event, every: str, times: int, by: Person | None) -> Event:
    """So many times more, each in preparation, to be changed and announced by itself."""
    if not event.is_day_known:
        raise Refused(_("Its day is not known yet: write it first."), "every")
    if not 1 <= times <= MOST:
        raise Refused(_("Between 1 and %d times.") % MOST, "times")
    content = replace(content_of(event), edition=None)
    length, days = event.ends_on - event.day, days_after(event.day, every, times)
    _check_not_repeated(event, days)
    for day in days:
        moved = replace(
            content, day=day, ends_on=day + length, registration_closes_at=_closing(event, day - event.day)
        )
        _copy_rows(event, add_event(content=moved, by=by))
    note(times=times, every=every)
    return event


def _closing(event: Event, later: timedelta) -> Any:
    closes = event.registration_closes_at
    if closes is None:
        return None
    wall = closes.astimezone(clock.zone())  # an hour of the wall clock, whatever the clocks do in between
    return clock.moment_of(wall.date() + later, wall.time())


def _check_not_repeated(event: Event, days: list[date]) -> None:
    """The same form sent twice, or a series that was begun before."""
    same = Event.objects.filter(kind=event.kind_id, title=event.title, day__in=days)
    if found := same.exclude(state__in=[State.CANCELLED, State.DECLINED]).order_by("day").first():
        raise Refused(
            _("There is already one on %s: repeat from the last one of the series.") % day_in_words(found.day)
        )


def _copy_rows(event: Event, copy: Event) -> None:
    for item in event.programme.all():
        day = item.day + (copy.day - event.day) if item.day else None
        is_of_copy = day is not None and copy.day <= day <= copy.ends_on
        copy.programme.create(**{name: getattr(item, name) for name in ITEM}, day=day if is_of_copy else None)
    for question in event.questions.all():
        copy.questions.create(**{name: getattr(question, name) for name in QUESTION})
