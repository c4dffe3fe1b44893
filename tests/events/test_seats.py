"""Seats: never one more than there are, and the next one in the fair order."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from events import operations
from events.models import Event, Registration
from events.operations.events import EventContent
from office import clock
from office.refusals import Refused
from tests.cast import MemberFactory, PersonFactory
from tests.events.events import content, enrol, make_event

pytestmark = pytest.mark.django_db


def states(event):
    return list(event.registrations.order_by("pk").values_list("state", flat=True))


def fresh(row):
    row.refresh_from_db()
    return row


def test_who_comes_after_the_last_seat_waits_and_is_not_counted():
    event = make_event(capacity=2)

    for _number in range(3):
        enrol(event)

    assert states(event) == ["confirmed", "confirmed", "waiting"]
    assert fresh(event).room_taken == 2


def test_first_seat_of_each_organization_is_before_the_second_of_any():
    event = make_event(capacity=1)
    keen, other = MemberFactory().organization, MemberFactory().organization
    seated = enrol(event, keen)
    second, third = enrol(event, keen), enrol(event, other)

    operations.cancel_registration(registration=seated, by=None)
    first_asked = [fresh(second).state, fresh(third).state]
    operations.edit_event(event=event, content=content(capacity=2), by=None)

    assert first_asked == ["offered", "waiting"]
    assert fresh(third).state == "offered"


def test_organization_with_a_seat_waits_behind_those_without():
    event = make_event(capacity=2)
    keen = MemberFactory().organization
    leaves = enrol(event)
    enrol(event, keen)
    second_of_keen, first_of_other = enrol(event, keen), enrol(event)

    operations.cancel_registration(registration=leaves, by=None)

    assert (fresh(second_of_keen).state, fresh(first_of_other).state) == ("waiting", "offered")


def test_seat_that_nobody_takes_goes_on_to_the_next(settings):
    event = make_event(capacity=1)
    seated, second, third = enrol(event), enrol(event), enrol(event)
    operations.cancel_registration(registration=seated, by=None)

    settings.CLOCK_OFFSET += timedelta(hours=event.offer_hours)
    operations.expire_registration(registration=fresh(second), by=None)

    assert (fresh(second).state, fresh(third).state) == ("expired", "offered")
    assert fresh(event).room_taken == 1
    with pytest.raises(Refused, match="ja no es guarda"):
        operations.accept_seat(registration=second, by=None)


def test_offered_seat_is_taken_and_again_stays():
    event = make_event(capacity=1)
    seated, second = enrol(event), enrol(event)
    operations.cancel_registration(registration=seated, by=None)

    for _time in range(2):
        operations.accept_seat(registration=second, by=None)

    assert fresh(second).state == "confirmed"


def test_whoever_comes_now_is_not_before_who_waits():
    event = make_event(capacity=1)
    enrol(event), enrol(event)
    operations.edit_event(event=event, content=content(capacity=3, seats_per_organization=None), by=None)

    assert enrol(event).state == "confirmed"  # one offered, one seat left, and nobody waits


def test_room_and_connection_have_seats_of_their_own():
    event = make_event(modality="hybrid", capacity=1, online_capacity=2)

    made = [
        enrol(event, modality=modality).state
        for modality in ("in_person", "in_person", "online", "online", "online")
    ]

    assert made == ["confirmed", "waiting", "confirmed", "confirmed", "waiting"]


def test_substitute_keeps_the_seat_and_does_not_ask_the_list():
    event = make_event(capacity=1)
    seated, waits = enrol(event), enrol(event)

    replacing = operations.substitute(registration=seated, person=PersonFactory(), by=None)

    assert (fresh(seated).state, replacing.state, fresh(waits).state) == ("cancelled", "confirmed", "waiting")
    assert (replacing.organization, fresh(event).room_taken) == (seated.organization, 1)


def test_same_person_registers_once():
    event = make_event()
    made = enrol(event)

    with pytest.raises(Refused, match="ja està inscrita"):
        enrol(event, made.organization, person=made.person)


def test_cancelled_registers_again():
    event = make_event()
    made = enrol(event)
    operations.cancel_registration(registration=made, by=None)

    assert enrol(event, made.organization, person=made.person).state == "confirmed"


def test_organization_has_no_more_than_its_share():
    event = make_event(seats_per_organization=1)
    made = enrol(event)

    with pytest.raises(Refused, match="ja té"):
        enrol(event, made.organization)


def test_address_has_to_be_confirmed_before_it_takes_a_seat(settings):
    event = make_event(registration="open", capacity=1)
    outsider = enrol(event, name="Pere Roca", email="pere@example.org", has_to_confirm=True)
    before = fresh(event).room_taken

    operations.confirm_address(registration=outsider, by=None)

    assert (before, fresh(event).room_taken, outsider.state) == (0, 1, "confirmed")


@pytest.mark.parametrize("change", [{"room_taken": 3}, {"capacity": 0}])
def test_database_refuses_seats_that_no_registration_took(change):
    event = make_event(capacity=5)
    enrol(event)

    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(**change)


def test_database_refuses_one_seat_too_many():
    event = make_event(capacity=1)
    enrol(event)
    waits = enrol(event)

    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(pk=waits.pk).update(state="confirmed")


def test_capacity_is_not_made_smaller_than_what_is_taken():
    event = make_event(capacity=5)
    enrol(event), enrol(event)

    with pytest.raises(Refused) as refusal:
        operations.edit_event(event=event, content=content(capacity=1), by=None)

    assert refusal.value.field == "capacity"


def test_nobody_registers_late_or_where_nobody_registers(settings):
    closed = make_event(registration_closes_at=clock.now() - timedelta(minutes=1))
    for event in (closed, make_event(registration="none"), make_event(state="draft")):
        with pytest.raises(Refused):
            enrol(event)


def test_content_is_whole():
    with pytest.raises(Refused) as refusal:
        make_event(time=None)
    assert refusal.value.field == "registration"
    assert EventContent.__dataclass_fields__.keys() >= {"capacity", "bodies", "action"}
