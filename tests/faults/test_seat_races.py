"""Many at once on the seats of one event: none too many, none lost, and the next is always the one in fair order."""

import random
from datetime import timedelta

import pytest

from events import operations
from events.models import Event, ProgrammeItem, Registration
from events.rules.waiting import Waiting, in_fair_order
from office import clock
from tests.cast import MemberFactory, PersonFactory
from tests.events.events import content, enrol, make_event
from tests.faults.test_hours_races import at_once

pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True)]
State = Registration.State


def anew(row):
    """As a request of its own would read it."""
    return type(row).objects.get(pk=row.pk)


def in_state(event, state):
    return event.registrations.filter(state=state)


def seats(event):
    return anew(event).room_taken


def cancel(registration):
    return lambda: operations.cancel_registration(registration=anew(registration), by=None)


def test_a_hundred_for_five_seats_fifty_at_once():
    event = make_event(capacity=5)
    councils = [MemberFactory().organization for _ in range(20)]
    people = PersonFactory.create_batch(100)
    asked = [(person, councils[number % 20]) for number, person in enumerate(people)]
    random.shuffle(asked)

    def register(*these):
        for person, council in these:
            enrol(anew(event), council, person=person)

    # Two by each of fifty: the database takes a hundred connections, and some are its own.
    found = at_once(
        *(lambda pair=pair: register(*pair) for pair in zip(asked[::2], asked[1::2], strict=True))
    )

    assert found == {"done": 50}
    assert (in_state(event, State.CONFIRMED).count(), in_state(event, State.WAITING).count()) == (5, 95)
    assert seats(event) == 5
    _check_that_the_next_are_in_fair_order(event)


def _check_that_the_next_are_in_fair_order(event):
    """One after another gives its seat back; each time the free one is offered to whom the rule says."""
    for _turn in range(5):
        seated = list(event.registrations.seated())
        held = [row.organization_id for row in seated[1:]]
        waiting = [
            Waiting(row.pk, row.organization_id, row.asked_at) for row in event.registrations.waiting()
        ]
        expected = in_fair_order(waiting, {number: held.count(number) for number in held})[0]

        operations.cancel_registration(registration=seated[0], by=None)

        assert Registration.objects.get(pk=expected).state == State.OFFERED
        assert seats(event) == 5


def test_seats_given_back_at_once_are_each_offered_once():
    event = make_event(capacity=10)
    seated = [enrol(event) for _ in range(10)]
    waiting = [enrol(event) for _ in range(10)]

    found = at_once(*map(cancel, seated), *map(cancel, waiting[:5]))

    assert found == {"done": 15}
    assert (in_state(event, State.OFFERED).count(), in_state(event, State.WAITING).count()) == (5, 0)
    assert seats(event) == 5


def test_seat_is_either_taken_or_expired(settings):
    for _round in range(5):
        event = make_event(capacity=1)
        seated, second, third = enrol(event), enrol(event), enrol(event)
        operations.cancel_registration(registration=seated, by=None)
        Registration.objects.filter(pk=second.pk).update(expires_at=clock.now() + timedelta(milliseconds=30))

        found = at_once(
            lambda row=second: operations.accept_seat(registration=anew(row), by=None),
            lambda row=second: operations.expire_registration(registration=anew(row), by=None),
        )

        states = (anew(second).state, anew(third).state)
        assert found in ({"done": 1, "refused": 1}, {"refused": 2}, {"done": 2}), found
        assert states in {
            (State.CONFIRMED, State.WAITING),
            (State.EXPIRED, State.OFFERED),
            (State.OFFERED, State.WAITING),
        }
        assert seats(event) == 1


def test_expired_by_two_workers_is_offered_once():
    event = make_event(capacity=1)
    seated, second = enrol(event), enrol(event)
    others = [enrol(event) for _ in range(3)]
    operations.cancel_registration(registration=seated, by=None)
    Registration.objects.filter(pk=second.pk).update(expires_at=clock.now() - timedelta(minutes=1))

    found = at_once(*[lambda: operations.expire_registration(registration=anew(second), by=None)] * 4)

    assert found == {"done": 1, "refused": 3}
    assert [anew(row).state for row in others] == [State.OFFERED, State.WAITING, State.WAITING]


def test_same_form_sent_eight_times_registers_once():
    event, person = make_event(capacity=5), PersonFactory()
    council, once = MemberFactory().organization, "6f1c2b3a-0000-4000-8000-000000000001"

    found = at_once(*[lambda: enrol(anew(event), council, person=person, once=once)] * 8)

    assert found == {"done": 8}
    assert event.registrations.count() == 1


def test_fewer_seats_and_new_people_at_once_never_leave_one_too_many():
    event = make_event(capacity=10)
    for _ in range(5):
        enrol(event)

    at_once(
        lambda: operations.edit_event(event=anew(event), content=content(capacity=6), by=None),
        *[lambda: enrol(anew(event)) for _ in range(8)],
    )

    now = anew(event)
    assert now.room_taken <= (now.capacity or 0)
    assert now.room_taken == event.registrations.seated().count()


def test_last_place_of_a_workshop_is_one_persons():
    event = make_event()
    workshop = ProgrammeItem.objects.create(
        event=event, title="Cures", kind="workshop", is_chosen=True, capacity=3
    )

    found = at_once(*[lambda: enrol(anew(event), items=[workshop]) for _ in range(8)])

    workshop.refresh_from_db()
    assert found == {"done": 3, "refused": 5}
    assert (workshop.taken, Event.objects.get().room_taken) == (3, 3)
