"""Nobody is kept from leaving, confirming or expiring by what somebody else has chosen; nothing is offered in vain."""

from datetime import timedelta

import pytest

from events import operations
from events.models import Event, ProgrammeItem, Registration
from office import clock
from office.models import Message
from office.refusals import Refused
from tests.cast import MemberFactory
from tests.events.events import content, enrol, make_event

pytestmark = pytest.mark.django_db
State = Registration.State


def workshop(event, capacity=1):
    return ProgrammeItem.objects.create(event=event, title="Taller", is_chosen=True, capacity=capacity)


def outsider(event, number=1, **values):
    given = {"name": "Ona", "email": f"ona{number}@example.org", "has_to_confirm": True} | values
    return enrol(event, **given)


def subjects(address):
    rows = Message.objects.filter(address=address).order_by("pk")
    return list(rows.values_list("subject", flat=True))


def test_seat_is_given_back_though_the_next_chose_what_is_full():
    event = make_event(capacity=2)
    item = workshop(event)
    first, second = enrol(event), enrol(event)
    waiting = [enrol(event, items=[item]), enrol(event, items=[item])]

    for row in (first, second):
        operations.cancel_registration(registration=row, by=None)

    states = [Registration.objects.get(pk=row.pk).state for row in (first, second, *waiting)]
    assert states == [State.CANCELLED, State.CANCELLED, State.OFFERED, State.OFFERED]
    assert [list(row.items.all()) for row in waiting] == [[item], []]


def test_letter_of_an_offer_says_what_has_no_seats_left():
    event = make_event(capacity=2)
    item = workshop(event)
    seated = [enrol(event), enrol(event)]
    waiting = [enrol(event, items=[item]), enrol(event, items=[item])]

    for row in seated:
        operations.cancel_registration(registration=row, by=None)

    letter = Message.objects.filter(kind="registration_offered", person=waiting[1].person).get()
    assert "ja no hi ha places: Taller." in letter.body


def test_address_is_confirmed_though_what_it_chose_is_full():
    event = make_event(capacity=5, registration="open", audience="public")
    item = workshop(event)
    unconfirmed = outsider(event, items=[item])
    enrol(event, items=[item])

    operations.confirm_address(registration=unconfirmed, by=None)

    assert (unconfirmed.state, list(unconfirmed.items.all())) == (State.CONFIRMED, [])


def test_last_seat_of_an_organization_is_confirmed_by_who_asked_for_it():
    event = make_event(capacity=5, registration="open", audience="public", seats_per_organization=1)
    council = MemberFactory().organization
    unconfirmed = outsider(event, organization=council)

    operations.confirm_address(registration=unconfirmed, by=None)

    assert unconfirmed.state == State.CONFIRMED


def test_addresses_that_nobody_confirms_take_no_seat_of_an_organization():
    event = make_event(capacity=5, registration="open", audience="public", seats_per_organization=1)
    council = MemberFactory().organization
    outsider(event, organization=council)

    assert enrol(event, council).state == State.CONFIRMED


def test_seat_of_an_event_that_is_cancelled_is_offered_to_nobody():
    event = make_event(capacity=1)
    seated, waiting = enrol(event), enrol(event)
    operations.cancel_event(event=event, reason="Obres", by=None)

    operations.cancel_registration(registration=seated, by=None)

    waiting.refresh_from_db()
    assert waiting.state == State.WAITING


def test_seat_of_an_event_that_is_cancelled_is_not_taken():
    event = make_event(capacity=1)
    seated, waiting = enrol(event), enrol(event)
    operations.cancel_registration(registration=seated, by=None)
    operations.cancel_event(event=event, reason="Obres", by=None)

    with pytest.raises(Refused, match="no es fa"):
        operations.accept_seat(registration=waiting, by=None)


def test_nobody_comes_instead_to_an_event_that_is_cancelled():
    event = make_event(capacity=1)
    seated = enrol(event)
    operations.cancel_event(event=event, reason="Obres", by=None)

    with pytest.raises(Refused, match="no es fa"):
        operations.substitute(registration=seated, name="Pau", email="pau@example.org", by=None)


def test_kept_seat_of_a_cancelled_event_expires_without_a_word(settings):
    event = make_event(capacity=1)
    seated, waiting = enrol(event), enrol(event)
    operations.cancel_registration(registration=seated, by=None)
    operations.cancel_event(event=event, reason="Obres", by=None)
    told = Message.objects.count()
    settings.CLOCK_OFFSET += timedelta(hours=50)

    operations.expire_registration(registration=waiting, by=None)

    assert (waiting.state, Message.objects.count()) == (State.EXPIRED, told)


def test_address_that_nobody_confirmed_has_one_mail_and_no_other(settings):
    event = make_event(registration="open", audience="public")
    unconfirmed = outsider(event)
    settings.CLOCK_OFFSET += timedelta(hours=50)

    operations.expire_registration(registration=unconfirmed, by=None)

    assert len(subjects("ona1@example.org")) == 1


def test_who_went_is_not_cancelled_when_it_is_over(settings):
    event = make_event()
    seated = enrol(event)
    settings.CLOCK_OFFSET += timedelta(days=20)

    with pytest.raises(Refused, match="assistència"):
        operations.cancel_registration(registration=seated, by=None)


def test_same_form_after_cancelling_registers_again():
    event = make_event(registration="open", audience="public")
    once = "11111111-1111-4111-8111-111111111111"
    first = outsider(event, once=once, has_to_confirm=False)
    operations.cancel_registration(registration=first, by=None)

    again = outsider(event, once=once, has_to_confirm=False)

    assert (again.pk != first.pk, again.state) == (True, State.CONFIRMED)


def test_hours_are_not_taken_from_an_event_with_people_registered():
    event = make_event()
    enrol(event)

    with pytest.raises(Refused) as refused:
        operations.edit_event(
            event=event, content=content(registration="none", time=None, ends_time=None), by=None
        )

    assert refused.value.field == "time"


@pytest.mark.parametrize(
    ("before", "after"), [("in_person", "online"), ("online", "in_person"), ("hybrid", "online")]
)
def test_who_is_registered_goes_with_the_format_of_the_event(before, after):
    event = make_event(modality=before)
    row = enrol(event, modality="in_person")
    waiting_room = "online" if after == "online" else "in_person"

    operations.edit_event(event=event, content=content(modality=after), by=None)

    event, row = Event.objects.get(pk=event.pk), Registration.objects.get(pk=row.pk)
    taken = {"in_person": event.room_taken, "online": event.online_taken}
    assert (row.modality, taken[waiting_room], sum(taken.values())) == (waiting_room, 1, 1)


def test_format_with_too_few_seats_for_who_is_registered_is_refused():
    event = make_event(modality="hybrid")
    for _number in range(3):
        enrol(event, modality="online")

    with pytest.raises(Refused) as refused:
        operations.edit_event(event=event, content=content(modality="in_person", capacity=2), by=None)

    assert refused.value.field == "capacity"
    assert clock.now() < event.starts_at
