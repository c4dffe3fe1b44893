"""Who is told of a registration, and what its calendar is told: nobody who waits is ever in it."""

from datetime import timedelta

import pytest
import vobject

from events import operations
from office.models import Message, SignedLink
from tests.cast import MemberFactory, PersonFactory
from tests.events.events import content, enrol, make_event

pytestmark = pytest.mark.django_db


def told(registration):
    """The kinds of what was written about one, in order."""
    rows = Message.objects.filter(subject_type="events.registration", subject_id=registration.pk)
    return list(rows.order_by("pk").values_list("kind", flat=True))


def calendars(registration):
    rows = Message.objects.filter(subject_type="events.registration", subject_id=registration.pk)
    return [vobject.readOne(row.calendar) for row in rows.order_by("pk") if row.calendar]


def test_confirmed_has_an_invitation_with_its_own_identity():
    made = enrol(make_event(title="Jornada d'habitatge"))

    [calendar] = calendars(made)

    event = calendar.vevent
    assert calendar.method.value == "REQUEST"
    assert (event.uid.value.split("@")[0], event.sequence.value) == (str(made.uid), "0")
    assert (event.summary.value, event.dtstart.value) == ("Jornada d'habitatge", made.event.starts_at)
    assert event.attendee.value == f"mailto:{made.person.email}"
    assert event.location.value == "Sala d'actes"


def test_who_waits_is_never_in_a_calendar():
    event = make_event(capacity=1)
    enrol(event)
    waits = enrol(event)

    operations.cancel_registration(registration=waits, by=None)

    assert told(waits) == ["registration_news", "registration_news"]
    assert calendars(waits) == []


def test_offered_seat_is_in_the_calendar_only_when_it_is_taken():
    event = make_event(capacity=1)
    seated, waits = enrol(event), enrol(event)
    operations.cancel_registration(registration=seated, by=None)
    before = calendars(waits)

    waits.refresh_from_db()
    operations.accept_seat(registration=waits, by=None)

    assert (before, [row.method.value for row in calendars(waits)]) == ([], ["REQUEST"])
    assert told(waits) == ["registration_news", "registration_offered", "event_invitation"]


def test_cancelled_is_taken_out_with_a_later_sequence():
    made = enrol(make_event())

    operations.cancel_registration(registration=made, by=None)

    first, last = calendars(made)
    assert (last.method.value, last.vevent.status.value) == ("CANCEL", "CANCELLED")
    assert (first.vevent.uid.value, first.vevent.sequence.value) == (last.vevent.uid.value, "0")
    assert last.vevent.sequence.value == "1"


def test_moved_event_updates_who_has_a_seat_and_tells_who_waits():
    event = make_event(capacity=1)
    seated, waits = enrol(event), enrol(event)

    operations.edit_event(event=event, content=content(in_days=15, capacity=1), by=None)

    assert [(row.method.value, row.vevent.sequence.value) for row in calendars(seated)] == [
        ("REQUEST", "0"),
        ("REQUEST", "1"),
    ]
    assert calendars(seated)[1].vevent.dtstart.value == event.starts_at
    assert (told(waits), calendars(waits)) == (["registration_news", "registration_news"], [])


def test_cancelled_event_is_told_to_all_but_who_has_not_confirmed():
    event = make_event(registration="open")
    seated = enrol(event)
    unconfirmed = enrol(event, name="Pere Roca", email="pere@example.org", has_to_confirm=True)

    operations.cancel_event(event=event, reason="No hi ha sala.", by=None)

    assert [row.method.value for row in calendars(seated)] == ["REQUEST", "CANCEL"]
    assert "No hi ha sala." in Message.objects.filter(kind="event_withdrawal").get().body
    assert told(unconfirmed) == ["registration_to_confirm"]


def test_who_registers_somebody_else_writes_nothing_to_itself():
    event, colleague = make_event(), PersonFactory()
    council = MemberFactory().organization

    operations.register(event=event, person=colleague, organization=council, by=PersonFactory())

    message = Message.objects.get(kind="event_invitation")
    assert (message.person, message.address) == (colleague, colleague.email)


def test_substitute_tells_both_and_moves_the_invitation():
    made = enrol(make_event())

    replacing = operations.substitute(registration=made, person=PersonFactory(), by=None)

    assert [row.method.value for row in calendars(made)] == ["REQUEST", "CANCEL"]
    assert [row.method.value for row in calendars(replacing)] == ["REQUEST"]
    assert replacing.uid != made.uid


def test_same_thing_is_told_once():
    event = make_event(capacity=1)
    seated, waits = enrol(event), enrol(event)

    for _time in range(2):
        operations.cancel_registration(registration=seated, by=None)

    assert told(waits) == ["registration_news", "registration_offered"]


def test_connection_is_told_only_to_who_connects():
    event = make_event(modality="hybrid", online_url="https://example.org/sala")

    here, there = enrol(event, modality="in_person"), enrol(event, modality="online")

    assert calendars(here)[0].vevent.location.value == "Sala d'actes"
    assert calendars(there)[0].vevent.location.value == "https://example.org/sala"


def test_person_without_an_address_is_told_through_its_council():
    council = MemberFactory(organization__email="ajuntament@example.org").organization

    made = enrol(make_event(), council, person=PersonFactory(email=None))

    assert (
        Message.objects.get(subject_id=made.pk, kind="event_invitation").address == "ajuntament@example.org"
    )


def test_one_link_serves_all_the_mails_of_a_registration(settings):
    made = enrol(make_event())

    settings.CLOCK_OFFSET += timedelta(days=1)
    operations.cancel_registration(registration=made, by=None)

    assert SignedLink.objects.filter(purpose="event_registration", subject_id=made.pk).count() == 1
