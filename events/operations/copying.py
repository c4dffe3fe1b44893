"""An event from another one: its next edition, or the next days of a series."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from events.models import Event
from events.operations.events import EventContent, State, add_event, content_of
from events.rules.series import MOST, days_after
from members.models import Person
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
    *, event: Event, content: EventContent, by: Person | None, state: str = State.DRAFT, once: Any = None
) -> Event:
    """With its programme and its questions; nobody is registered yet."""
    if once and (found := Event.objects.filter(once=once).first()):
        return found
    copy = add_event(content=content, by=by, state=state, once=once)
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
    length = event.ends_on - event.day
    for day in days_after(event.day, every, times):
        moved = replace(
            content, day=day, ends_on=day + length, registration_closes_at=_closing(event, day - event.day)
        )
        _copy_rows(event, add_event(content=moved, by=by))
    note(times=times, every=every)
    return event


def _closing(event: Event, later: timedelta) -> Any:
    closes = event.registration_closes_at
    return closes + later if closes else None


def _copy_rows(event: Event, copy: Event) -> None:
    for item in event.programme.all():
        copy.programme.create(**{name: getattr(item, name) for name in ITEM})
    for question in event.questions.all():
        copy.questions.create(**{name: getattr(question, name) for name in QUESTION})
