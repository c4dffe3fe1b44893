"""Who has a seat, who waits, and who is next when one becomes free. Always under the lock of the event."""

from collections import Counter
from datetime import timedelta

from django.db.models import F

from events.models import Event, Registration
from events.operations.telling import tell
from events.operations.writing import seats_in_words
from events.rules.waiting import Waiting, in_fair_order
from members.models import Person
from office import clock

State, Modality = Registration.State, Registration.Modality


def free_seats(event: Event, modality: str) -> int | None:
    """None where there is no limit. The event has to be read anew under its lock."""
    room = modality == Modality.IN_PERSON
    capacity = event.capacity if room else event.online_capacity
    if capacity is None:
        return None
    return max(capacity - (event.room_taken if room else event.online_taken), 0)


def seat_or_wait(event: Event, modality: str) -> str:
    """Whoever waits already is before whoever comes now."""
    free = free_seats(event, modality)
    if free is None:
        return State.CONFIRMED
    is_waited_for = event.registrations.waiting().filter(modality=modality).exists()
    return State.CONFIRMED if free and not is_waited_for else State.WAITING


def fill_free_seats(event: Event, by: Person | None) -> list[Registration]:
    """Each free seat is offered to the next in the fair order, for some hours; who was asked is given back."""
    asked = []
    if event.state != Event.State.ANNOUNCED or event.has_ended(clock.now()):
        return []
    for modality in Modality.values:
        event.refresh_from_db(fields=["room_taken", "online_taken"])
        free = free_seats(event, modality)
        waiting = list(event.registrations.waiting().filter(modality=modality).for_list())
        asked += [_offer(event, row, by) for row in _in_order(event, waiting)[:free]]
    return asked


def _in_order(event: Event, waiting: list[Registration]) -> list[Registration]:
    seated = event.registrations.seated().exclude(organization=None).values_list("organization", flat=True)
    rows = {row.pk: row for row in waiting}
    order = in_fair_order(
        (Waiting(row.pk, row.organization_id, row.asked_at) for row in waiting), Counter(seated.order_by())
    )
    return [rows[number] for number in order]


def _offer(event: Event, registration: Registration, by: Person | None) -> Registration:
    """Until the event begins, at most; where nobody could answer any more the seat is simply theirs."""
    now = clock.now()
    assert event.starts_at
    registration.expires_at = min(now + timedelta(hours=event.offer_hours), event.starts_at)
    registration.state = State.OFFERED
    if registration.expires_at <= now:
        registration.state, registration.expires_at = State.CONFIRMED, None
    full = leave_full_items(registration)
    with seats_in_words():
        registration.save(update_fields=["state", "expires_at"])
    tell(registration, "offered" if registration.state == State.OFFERED else "confirmed", by=by, full=full)
    return registration


def leave_full_items(registration: Registration) -> list[str]:
    """What it had chosen and has filled up meanwhile, or the seat of the event could be taken by nobody."""
    full = list(registration.items.filter(capacity__isnull=False, taken__gte=F("capacity")))
    registration.items.remove(*full)
    return [item.title for item in full]


def follow_format(event: Event) -> None:
    """Who had registered in a way that there is no more takes part in the only one that is left."""
    if event.modality == Event.Modality.HYBRID:
        return
    only = Modality.ONLINE if event.modality == Event.Modality.ONLINE else Modality.IN_PERSON
    others = event.registrations.active().exclude(modality=only)
    if others.exists():
        # Half way some are in one place and some in the other: the limits come back with the event.
        Event.objects.filter(pk=event.pk).update(capacity=None, online_capacity=None)
        others.update(modality=only)
        event.refresh_from_db(fields=["room_taken", "online_taken"])
