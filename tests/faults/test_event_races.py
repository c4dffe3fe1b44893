"""Many at once on one event beyond its seats: attendance, certificates, opinions, the queue, and records that are joined."""

from functools import partial

import pytest

from events import operations
from events.models import Attendance, Certificate, Event, Opinion, ProgrammeItem, Question, Registration
from events.operations.opinions import OPINION, opinion_address
from members import operations as members
from members.models import Person
from office import links
from office.models import SignedLink
from tests.cast import CouncilFactory, MemberFactory, PersonFactory
from tests.events.events import at, attended, content, enrol, make_event
from tests.faults.test_hours_races import at_once
from tests.faults.test_seat_races import anew

pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True)]
ROUNDS = 5


def over(settings):
    event = make_event()
    at(event, settings, minutes=24 * 60)
    return event


def test_person_that_is_marked_and_says_that_it_is_here_is_there_once(settings):
    event, person = make_event(), PersonFactory()
    row = enrol(event, person=person)
    at(event, settings, minutes=5)

    found = at_once(
        *[lambda: operations.check_in(event=anew(event), person=person, by=person)] * 4,
        *[lambda: attended(anew(event), anew(row), source="room")] * 4,
    )

    assert (found, Attendance.objects.count()) == ({"done": 8}, 1)


def test_certificates_asked_for_at_once_are_issued_once(settings):
    event = over(settings)
    for number in range(10):
        attended(event, name=f"Ona {number}")

    found = at_once(*[lambda: operations.issue_certificates(event=anew(event), by=None)] * 4)

    assert (found, Certificate.objects.count()) == ({"done": 1, "refused": 3}, 10)


def test_link_of_an_opinion_is_used_once(settings):
    event = over(settings)
    opinion_address(event)
    token = SignedLink.objects.get(purpose=OPINION).token

    def answer():
        operations.give_opinion(event=anew(event), score=5, link=links.read(token, OPINION), by=None)

    found = at_once(*[answer] * 6)

    assert (found, Opinion.objects.count()) == ({"done": 1, "refused": 5}, 1)


def test_same_words_placed_by_two_are_placed_once():
    for _ in range(ROUNDS):
        events = [make_event(registration="open", audience="public") for _ in range(4)]
        rows = [
            enrol(event, name="Ona", email="ona@example.org", organization_words="Aj. de Vic")
            for event in events
        ]
        councils = CouncilFactory(), CouncilFactory()

        found = at_once(
            *(
                partial(operations.place_all, registration=anew(row), organization=council, by=None)
                for row, council in ((rows[0], councils[0]), (rows[3], councils[1]))
            )
        )

        assert set(found) <= {"done", "refused"}
        placed = Registration.objects.filter(pk__in=[row.pk for row in rows])
        assert placed.values("organization").distinct().count() == 1


def test_series_asked_for_at_once_is_made_once():
    event = make_event()

    found = at_once(*[lambda: operations.repeat_event(event=anew(event), every="week", times=3, by=None)] * 3)

    assert (found, Event.objects.count()) == ({"done": 1, "refused": 2}, 4)


def test_what_is_taken_away_is_not_chosen_meanwhile():
    for _ in range(ROUNDS):
        event = make_event()
        item = ProgrammeItem.objects.create(event=event, title="Taller", is_chosen=True)
        question = Question.objects.create(event=event, words="Com veniu?")
        council = MemberFactory().organization

        found = at_once(
            partial(operations.remove_programme_item, event=anew(event), item=anew(item), by=None),
            partial(operations.remove_question, question=anew(question), by=None),
            *(
                partial(
                    enrol, anew(event), council, person=person, items=[item], answers={question: "En tren"}
                )
                for person in PersonFactory.create_batch(3)
            ),
        )

        assert set(found) <= {"done", "refused"}


def test_who_registers_while_the_format_changes_is_in_the_new_one():
    for _ in range(ROUNDS):
        event = make_event(modality="in_person")
        council = MemberFactory().organization

        found = at_once(
            lambda event=event: operations.edit_event(
                event=anew(event), content=content(modality="online"), by=None
            ),
            *(partial(enrol, anew(event), council, person=one) for one in PersonFactory.create_batch(4)),
        )

        assert found == {"done": 5}
        event = anew(event)
        assert (event.room_taken, event.online_taken) == (0, 4)


def test_address_that_is_confirmed_cancelled_and_expired_at_once_ends_in_one_state():
    for _ in range(ROUNDS):
        event = make_event(registration="open", audience="public", capacity=1)
        row = enrol(event, name="Ona", email="ona@example.org", has_to_confirm=True)

        found = at_once(
            *[lambda row=row: operations.confirm_address(registration=anew(row), by=None)] * 3,
            *[lambda row=row: operations.cancel_registration(registration=anew(row), by=None)] * 2,
        )

        assert set(found) <= {"done", "refused"}
        assert (anew(row).state, anew(event).room_taken) == ("cancelled", 0)


def test_record_joined_while_it_registers_leaves_nothing_behind(settings):
    for _ in range(ROUNDS):
        event, over_one = make_event(), over(settings)
        settings.CLOCK_OFFSET -= over_one.starts_at - event.starts_at
        keep, gone = PersonFactory(), PersonFactory()
        council = MemberFactory().organization
        fresh = {person.pk: person for person in Person.objects.filter(pk__in=[keep.pk, gone.pk])}

        found = at_once(
            lambda fresh=fresh, keep=keep, gone=gone: members.merge_people(
                keep=fresh[keep.pk], gone=fresh[gone.pk], by=None
            ),
            partial(enrol, anew(event), council, person=anew(gone)),
            partial(attended, anew(over_one), person=anew(gone)),
        )

        assert set(found) <= {"done", "refused"}
        assert not Registration.objects.filter(person__merged_into__isnull=False).exists()
        assert not Attendance.objects.filter(person__merged_into__isnull=False).exists()
