"""The programme of an event: its parts, in their order, and those that people choose."""

from dataclasses import asdict, dataclass
from datetime import date
from datetime import time as wall_hour
from typing import Any

from django.utils.translation import gettext as _

from events.models import Event, ProgrammeItem
from members.models import Person
from office.audit import note, operation
from office.refusals import Refused


@dataclass(frozen=True)
class ItemContent:
    title: str
    kind: str = ProgrammeItem.Kind.TALK
    words: str = ""
    speakers: str = ""
    day: date | None = None
    time: wall_hour | None = None
    ends_time: wall_hour | None = None
    place: str = ""
    is_chosen: bool = False
    capacity: int | None = None


@operation(on="event")
def add_programme_item(*, event: Event, content: ItemContent, by: Person | None) -> Event:
    """After the others, until somebody moves it."""
    last = event.programme.order_by("position").last()
    item = ProgrammeItem(event=event, position=last.position + 1 if last else 0)
    _write(item, content)
    note(item=item.title)
    return event


@operation(on="event")
def edit_programme_item(
    *, event: Event, item: ProgrammeItem, content: ItemContent, by: Person | None
) -> Event:
    _check_of(event, item)
    item.refresh_from_db()  # under the lock of the event: the seats taken as they stand
    _write(item, content)
    note(item=item.title)
    return event


@operation(on="event")
def remove_programme_item(*, event: Event, item: ProgrammeItem, by: Person | None) -> Event:
    _check_of(event, item)
    if item.registrations.active().exists():
        raise Refused(_("Somebody has chosen «%s»: change it instead of taking it away.") % item.title)
    note(item=item.title)
    item.delete()
    return event


@operation(on="event")
def move_programme_item(*, event: Event, item: ProgrammeItem, is_up: bool, by: Person | None) -> Event:
    """One place; at the end of the list it stays where it is."""
    _check_of(event, item)
    rows = list(event.programme.all())
    place = next(number for number, row in enumerate(rows) if row.pk == item.pk)
    other = place - 1 if is_up else place + 1
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    for position, row in enumerate(rows):
        row.position = position
    ProgrammeItem.objects.bulk_update(rows, ["position"])
    return event


def _check_of(event: Event, item: ProgrammeItem) -> None:
    if item.event_id != event.pk:
        raise Refused(_("That is of another event."))


def _write(item: ProgrammeItem, content: ItemContent) -> None:
    values: dict[str, Any] = asdict(content)
    for name, value in values.items():
        setattr(item, name, value.strip() if isinstance(value, str) else value)
    _check(item)
    item.save()


def _check(item: ProgrammeItem) -> None:
    if not item.title:
        raise Refused(_("Give it a title."), "title")
    if item.time and item.ends_time and item.ends_time <= item.time:
        raise Refused(_("It ends before it begins: look at the hours."), "ends_time")
    if item.day and not item.event.day <= item.day <= item.event.ends_on:
        raise Refused(_("That day is not one of the event."), "day")
    if item.capacity is not None and not item.is_chosen:
        raise Refused(_("Seats of its own are for what people choose."), "capacity")
    if item.capacity is not None and item.capacity < item.taken:
        raise Refused(_("%d people have chosen it already: leave seats for them.") % item.taken, "capacity")
