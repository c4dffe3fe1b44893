"""An event is written down, announced, changed and, where it must be, cancelled."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from datetime import time as wall_hour
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from events.models import Event, EventKind, Registration
from events.models.events import CERTIFICATE_SHARE, OFFER_HOURS
from events.operations.seats import fill_free_seats, follow_format
from events.operations.telling import tell, tell_proposer
from events.operations.totals import move_totals
from events.operations.writing import set_time
from members.models import Body, Municipality, Organization, Person
from office import clock
from office.audit import operation
from office.editing import check_version
from office.refusals import Refused
from workplan.models import Action

State, Modality = Event.State, Event.Modality
TIMES = ("day", "ends_on", "time", "ends_time")
LISTS = ("bodies", "organizations")
TOLD = ("starts_at", "ends_at", "place", "online_url", "modality")  # what who comes has to know again


@dataclass(frozen=True)
class EventContent:
    """All that the page of an event asks for. `training_minutes` are minutes, `certificate_share` per cent."""

    kind: EventKind
    title: str
    day: date
    ends_on: date | None = None
    time: wall_hour | None = None
    ends_time: wall_hour | None = None
    is_day_known: bool = True
    when_words: str = ""
    edition: int | None = None
    parent: Event | None = None
    bodies: tuple[Body, ...] = ()
    is_own: bool = True
    our_role: str = ""
    hosts: str = ""
    organizations: tuple[Organization, ...] = ()
    modality: str = ""
    place: str = ""
    municipality: Municipality | None = None
    online_url: str = ""
    summary: str = ""
    audience: str = Event.Audience.NETWORK
    registration: str = Event.Registration.NONE
    registration_closes_at: datetime | None = None
    capacity: int | None = None
    online_capacity: int | None = None
    seats_per_organization: int | None = None
    offer_hours: int = OFFER_HOURS
    action: Action | None = None
    training_minutes: int | None = None
    accredited_by: str = ""
    certificate_share: int = CERTIFICATE_SHARE


COLUMNS = tuple(field.name for field in fields(EventContent) if field.name not in (*TIMES, *LISTS))


def content_of(event: Event) -> EventContent:
    """What its page asks for, as it stands."""
    values = {field.name: getattr(event, field.name) for field in fields(EventContent)}
    return EventContent(**values | {name: tuple(values[name].all()) for name in LISTS})


@operation()
def add_event(
    *, content: EventContent, by: Person | None, state: str = State.DRAFT, once: UUID | None = None
) -> Event:
    """In preparation, unless it is said that it is announced at once (a fact of the past, an import)."""
    if found := of_form(once):
        return found
    event = Event(once=once, state=state)
    write_content(event, content)
    event.save(force_insert=True)
    tie_lists(event, content)
    return event


@operation(on="event")
def edit_event(*, event: Event, content: EventContent, by: Person | None, seen: int | None = None) -> Event:
    """Who is registered is told of another day, hour or place; more seats are offered to who waits."""
    check_version(event, seen)
    before = {name: getattr(event, name) for name in TOLD}
    write_content(event, content)
    follow_format(event)
    event.version += 1
    has_moved = any(getattr(event, name) != value for name, value in before.items())
    if has_moved:
        event.sequence += 1
    event.save()
    move_totals(event)
    tie_lists(event, content)
    if event.state == State.ANNOUNCED:
        if has_moved and not event.has_ended(clock.now()):
            tell(event, "moved", by=by)
        fill_free_seats(event, by)
    return event


@operation(on="event")
def announce_event(*, event: Event, by: Person | None) -> Event:
    """Seen from now on by whom it is for; a proposal that is announced is accepted. Twice is once."""
    if event.state == State.ANNOUNCED:
        return event
    if event.state not in {State.DRAFT, State.PROPOSED}:
        raise Refused(_("It is not in preparation any more («%s»).") % event.get_state_display())
    was_proposed = event.state == State.PROPOSED
    event.state = State.ANNOUNCED
    event.version += 1
    event.save(update_fields=["state", "version"])
    if was_proposed:
        tell_proposer(event)
    return event


@operation(on="event")
def cancel_event(*, event: Event, reason: str, by: Person | None) -> Event:
    """Who is registered or waits is told; nothing is erased. Cancelled again, it stays so."""
    if event.state == State.CANCELLED:
        return event
    if event.state not in {State.ANNOUNCED, State.DRAFT}:
        raise Refused(_("It cannot be cancelled any more («%s»).") % event.get_state_display())
    if event.has_ended(clock.now()) and event.state == State.ANNOUNCED:
        raise Refused(_("It has already been held: it can be corrected, not cancelled."))
    if not reason.strip():
        raise Refused(_("Say why, so that who was coming knows."), "reason")
    event.sequence += 1
    close_event(event, State.CANCELLED, reason)
    tell(event, "cancelled", by=by)
    return event


def of_form(once: UUID | None) -> Event | None:
    """What the same form made already, sent twice."""
    found: Event | None = Event.objects.filter(once=once).first() if once else None
    return found


def close_event(event: Event, state: str, reason: str) -> Event:
    event.state, event.closed_reason = state, reason.strip()
    event.version += 1
    event.save(update_fields=["state", "closed_reason", "version", "sequence"])
    return event


def write_content(event: Event, content: EventContent) -> None:
    for name in COLUMNS:
        value = getattr(content, name)
        if isinstance(value, str):
            value = value.strip() if name == "summary" else " ".join(value.split())
        setattr(event, name, value)
    set_time(event, **{name: getattr(content, name) for name in TIMES})
    _check(event)


def tie_lists(event: Event, content: EventContent) -> None:
    for name in LISTS:
        getattr(event, name).set(getattr(content, name))


def _check(event: Event) -> None:
    if not event.title:
        raise Refused(_("Give it a title."), "title")
    if not event.is_day_known and not event.when_words:
        raise Refused(
            _("If the day is not known, say when in words: «gener», «primer semestre»."), "when_words"
        )
    if not event.is_own and not event.our_role:
        raise Refused(_("Others organize it: say what our part is."), "our_role")
    if event.registration != Event.Registration.NONE and event.starts_at is None:
        raise Refused(
            _("To register, people have to know the day, when it begins and when it ends."), "registration"
        )
    if event.starts_at is None and event.pk and event.registrations.active().exists():
        raise Refused(_("People are registered: leave the day and the hours, or cancel the event."), "time")
    closes, starts = event.registration_closes_at, event.starts_at
    if closes and starts and closes > starts:
        raise Refused(
            _("Registration closes after the event begins: choose a moment before."), "registration_closes_at"
        )
    if event.parent and (event.parent == event or _is_inside(event.parent, event)):
        raise Refused(_("An event cannot be inside itself."), "parent")
    _check_seats(event)


def _is_inside(one: Event | None, other: Event) -> bool:
    """Whether one is a part of the other, at any depth."""
    number, passed = one.pk if one else None, set[int]()
    while number is not None and number not in passed:
        if number == other.pk:
            return True
        passed.add(number)
        number = Event.objects.filter(pk=number).values_list("parent", flat=True).first()
    return False


def _check_seats(event: Event) -> None:
    """Of one format, who had registered for the other comes along."""
    room, online = event.room_taken, event.online_taken
    if event.modality != Modality.HYBRID:
        is_online = event.modality == Modality.ONLINE
        room, online = (0, room + online) if is_online else (room + online, 0)
    for column, taken in (("capacity", room), ("online_capacity", online)):
        limit: Any = getattr(event, column)
        if limit is not None and limit < taken:
            raise Refused(
                _("%d people have a seat already: cancel some before you make it smaller.") % taken, column
            )


def registered(event: Event) -> Iterable[Registration]:
    """Those whom a change of the event concerns."""
    rows: Iterable[Registration] = event.registrations.active().for_list()
    return rows
