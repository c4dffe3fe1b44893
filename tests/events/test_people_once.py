"""One person is once in an event, whichever way it is written; what it no longer needs is not kept."""

from datetime import timedelta

import pytest
from django.urls import reverse

from events import operations
from events.models import Answer, Attendance, Event, ProgrammeItem, Question, Registration, RegistrationNeeds
from events.pages.agenda import public_events
from events.pages.counts import EventCounts
from office import clock
from office.models import DeclaredTotal
from office.refusals import Refused
from tests.events.events import content, enrol, make_event, make_past

pytestmark = pytest.mark.django_db
State = Registration.State


@pytest.fixture
def event():
    return make_event(registration="open", audience="public")


def test_colleague_who_is_registered_is_not_registered_again_by_hand(enter, cast, event):
    enrol(event, cast.council, person=cast.councillor)

    answer = enter(cast.technician).post(
        reverse("event_register", args=[event.pk]), {"name_1": "Enric", "email_1": cast.councillor.email}
    )

    assert "ja està inscrita" in answer.content.decode()
    assert Registration.objects.count() == 1


def test_nobody_is_substituted_by_who_is_registered(cast, event):
    enrol(event, cast.council, person=cast.councillor)
    row = enrol(event, cast.council, person=cast.technician)

    with pytest.raises(Refused) as refused:
        operations.substitute(registration=row, name="Enric", email=cast.councillor.email.upper(), by=None)

    assert refused.value.field == "email"
    assert Registration.objects.get(pk=row.pk).state == State.CONFIRMED


def test_who_registered_by_itself_is_not_registered_again_by_its_council(cast, event):
    enrol(event, name="Dolors", email=cast.technician.email)

    with pytest.raises(Refused, match="ja està inscrita"):
        enrol(event, cast.council, person=cast.technician)


def test_address_that_nobody_confirmed_keeps_nobody_from_being_registered(cast, event):
    enrol(event, name="Dolors", email=cast.technician.email, has_to_confirm=True)

    assert enrol(event, cast.council, person=cast.technician).state == State.CONFIRMED


def test_who_came_without_registering_is_written_once_though_it_is_sent_twice(enter, cast):
    event = make_event()
    client = enter(cast.coordination)

    for name in ("Ona Pi", "ona  pi"):
        client.post(
            reverse("attendance_add", args=[event.pk]),
            {"name": name, "organization": str(cast.council), "status": "present"},
        )

    assert Attendance.objects.count() == 1


@pytest.mark.parametrize("act", ["cancel", "substitute", "expire"])
def test_needs_of_who_does_not_come_are_not_kept(act, event, settings):
    row = enrol(event, name="Ona", email="ona@example.org", diet="vegana", has_to_confirm=act == "expire")

    if act == "cancel":
        operations.cancel_registration(registration=row, by=None)
    elif act == "substitute":
        operations.substitute(registration=row, name="Pau", email="pau@example.org", by=None)
    else:
        settings.CLOCK_OFFSET += timedelta(hours=50)
        operations.expire_registration(registration=row, by=None)

    assert RegistrationNeeds.objects.count() == 0


def test_part_that_was_taken_away_meanwhile_is_not_chosen(event):
    item = ProgrammeItem.objects.create(event=event, title="Taller", is_chosen=True)
    seen = ProgrammeItem.objects.get(pk=item.pk)
    operations.remove_programme_item(event=event, item=item, by=None)

    with pytest.raises(Refused) as refused:
        enrol(event, items=[seen])

    assert refused.value.field == "items"


def test_part_that_is_not_chosen_any_more_is_not_chosen(event):
    item = ProgrammeItem.objects.create(event=event, title="Taller", is_chosen=True)
    ProgrammeItem.objects.update(is_chosen=False)

    with pytest.raises(Refused):
        enrol(event, items=[item])


def test_answer_to_a_question_that_was_taken_away_is_not_kept(event):
    question = operations.add_question(event=event, words="Com veniu?", by=None)
    seen = Question.objects.get(pk=question.pk)
    operations.remove_question(question=question, by=None)

    row = enrol(event, answers={seen: "En tren"})

    assert (row.state, Answer.objects.count()) == (State.CONFIRMED, 0)


def test_numbers_of_a_document_go_with_the_event_to_its_right_day():
    day = clock.today() - timedelta(days=40)
    event = make_past(day)
    operations.declare_attendance(event=event, totals={"people": 33}, source="Memòria", by=None)
    right = day - timedelta(days=366)

    operations.edit_event(
        event=event, content=content(day=right, time=None, ends_time=None, registration="none"), by=None
    )
    operations.declare_attendance(event=event, totals={"people": 34}, source="Memòria", by=None)

    rows = DeclaredTotal.objects.values_list("value", "starts_on", "ends_on")
    assert list(rows) == [(34, right, right)]
    assert EventCounts(Event.objects.get()).value("people") == 34


@pytest.mark.parametrize(
    ("whole", "part", "shown"),
    [
        ({"audience": "network"}, {}, ["Xerrada"]),
        ({"state": "draft"}, {}, ["Xerrada"]),
        ({"state": "cancelled"}, {}, ["Jornada", "Xerrada"]),
        ({}, {}, ["Jornada"]),
    ],
)
def test_public_part_is_in_the_agenda_where_its_whole_is_not(whole, part, shown):
    parent = make_event(**({"audience": "public"} | whole))
    make_event(title="Xerrada", audience="public", parent=parent, **part)

    assert sorted(public_events().values_list("title", flat=True)) == shown
