"""What time does to registrations: seats that nobody takes, reminders, and what is erased."""

from datetime import datetime, time, timedelta

import pytest

from events import operations
from events.models import Answer, Registration, RegistrationNeeds
from events.reminders import find_closing, find_opinions, find_report_missing, find_tomorrow
from events.tasks import expire_registrations
from office import clock, messages, retention
from office.models import Message
from tests.events.events import at, attended, enrol, make_event, make_past

pytestmark = pytest.mark.django_db


def states(event):
    return list(event.registrations.order_by("pk").values_list("state", flat=True))


def at_ten(day, settings):
    settings.CLOCK_OFFSET = datetime.combine(day, time(10, 1), tzinfo=clock.zone()) - clock.real_now()
    return clock.now()


def test_seat_that_nobody_takes_goes_on_without_anybody_clicking(settings):
    event = make_event(capacity=1)
    seated, _second, _third = enrol(event), enrol(event), enrol(event)
    operations.cancel_registration(registration=seated, by=None)

    settings.CLOCK_OFFSET += timedelta(hours=event.offer_hours)
    for _time in range(2):
        expire_registrations()

    assert states(event) == ["cancelled", "expired", "offered"]


def test_registration_that_fails_does_not_keep_the_others_back(settings, monkeypatch):
    event = make_event(registration="open")
    rows = [
        enrol(event, name="Pere", email=f"{number}@example.org", has_to_confirm=True) for number in range(3)
    ]
    expire = operations.expire_registration

    def fail_at_the_first(*, registration, by):
        if registration.pk == rows[0].pk:
            raise RuntimeError
        return expire(registration=registration, by=by)

    monkeypatch.setattr(operations, "expire_registration", fail_at_the_first)
    settings.CLOCK_OFFSET += timedelta(hours=48)
    expire_registrations()

    assert states(event) == ["unconfirmed", "expired", "expired"]


@pytest.mark.parametrize("days, needs, answers", [(30, 1, 1), (31, 0, 1), (365, 0, 1), (366, 0, 0)])
def test_needs_go_after_30_days_answers_after_a_year_and_counts_stay(settings, days, needs, answers):
    event = make_event(registration="open")
    question = operations.add_question(event=event, words="Veniu en tren?", by=None)
    enrol(
        event,
        name="Pere Roca",
        email="p@example.org",
        diet="vegana",
        access="rampa",
        answers={question: "Sí"},
    )

    at_ten(event.ends_on + timedelta(days=days), settings)
    retention.apply()

    row = RegistrationNeeds.objects.get()
    kept = RegistrationNeeds.objects.exclude(diet="", access="").count()
    assert (kept, bool(row.diet), bool(row.access)) == (needs, bool(needs), bool(needs))
    assert Answer.objects.exclude(words="").count() == answers
    assert Registration.objects.exclude(name="").exclude(email="").count() == answers
    event.refresh_from_db()
    assert (event.room_taken, states(event)) == (1, ["confirmed"])


def test_closing_is_reminded_to_councils_of_which_nobody_is_registered(cast):
    event = make_event(registration_closes_at=clock.now() + timedelta(days=2))
    enrol(event, cast.council)
    make_event(registration_closes_at=clock.now() + timedelta(days=4))
    make_event(registration_closes_at=clock.now() + timedelta(days=2), audience="bodies")

    found = list(find_closing(clock.now()))

    assert {due.about for due in found} == {event}
    assert {due.organization for due in found} == {
        cast.other_council,
        cast.mentor_council,
        cast.applicant_council,
    }


def test_closing_is_not_sent_to_who_has_registered_meanwhile(cast):
    event = make_event(registration_closes_at=clock.now() + timedelta(days=2))
    due = next(due for due in find_closing(clock.now()) if due.organization == cast.other_council)
    message = messages.send(
        kind="event_closing", key=due.key, subject="", body="", person=due.person, organization=due.organization,
        about=event,
    )  # fmt: skip
    is_moot = messages.kind_of("event_closing").is_moot
    before = is_moot(message)

    enrol(event, cast.other_council)

    assert (before, is_moot(message)) == (False, True)


def test_tomorrow_reminds_who_has_a_seat_and_says_where_to_connect(settings):
    event = make_event(modality="online", online_url="https://example.org/sala", online_capacity=1)
    seated, _waits = enrol(event), enrol(event)

    before = list(find_tomorrow(at_ten(event.day - timedelta(days=2), settings)))
    [due] = find_tomorrow(at_ten(event.day - timedelta(days=1), settings))

    assert before == []
    assert (due.person, "https://example.org/sala" in due.body) == (seated.person, True)


def test_tomorrow_is_moot_when_the_seat_is_given_back(settings):
    event = make_event()
    made = enrol(event)
    [due] = find_tomorrow(at_ten(event.day - timedelta(days=1), settings))
    message = messages.send(
        kind="event_tomorrow", key=due.key, subject="", body="", person=due.person, about=made
    )
    is_moot = messages.kind_of("event_tomorrow").is_moot
    before = is_moot(message)

    operations.cancel_registration(registration=made, by=None)

    assert (before, is_moot(message)) == (False, True)


@pytest.mark.parametrize("days, number", [(29, 0), (30, 1)])
def test_conference_without_its_relatoria_is_reminded_to_coordination(cast, days, number):
    event = make_past(clock.today() - timedelta(days=days))
    make_past(clock.today() - timedelta(days=60), code="assembly")

    found = list(find_report_missing(clock.now()))

    assert [(due.person, due.about) for due in found] == [(cast.coordination, event)] * number


def test_conference_with_its_relatoria_is_left_alone(cast):
    event = make_past(clock.today() - timedelta(days=60))

    event.materials.create(kind="report", title="Relatoria", url="https://example.org/relatoria")

    assert list(find_report_missing(clock.now())) == []


def test_opinion_is_asked_the_day_after_to_who_was_there(settings):
    event = make_event(registration="open")
    came, absent = enrol(event), enrol(event)
    outsider = enrol(event, name="Pere Roca", email="p@example.org")
    at(event, settings, minutes=10)
    attended(event, came), attended(event, outsider), attended(event, absent, status="absent")

    same_day = list(find_opinions(clock.now()))
    found = list(find_opinions(at_ten(event.ends_on + timedelta(days=1), settings)))

    assert same_day == []
    assert [(due.person, due.address) for due in found] == [
        (came.person, came.person.email),
        (None, "p@example.org"),
    ]


def test_offer_is_moot_when_it_was_taken():
    event = make_event(capacity=1)
    seated, waits = enrol(event), enrol(event)
    operations.cancel_registration(registration=seated, by=None)
    message = Message.objects.get(kind="registration_offered")
    is_moot = messages.kind_of("registration_offered").is_moot
    before = is_moot(message)

    operations.accept_seat(registration=waits, by=None)

    assert (before, is_moot(message)) == (False, True)
