"""Whoever comes says so from its registration: on the day, once, and nobody for somebody else."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from events import operations
from events.links import link_of
from events.models import Attendance
from office.refusals import Refused
from tests.events.events import at, attended, enrol, make_event

pytestmark = pytest.mark.django_db
BUTTON = "Ja soc aquí"
OUTSIDER = {"name": "Pere Roca", "email": "pere@example.org"}


@pytest.fixture
def event():
    return make_event(audience="public", registration="open", modality="hybrid", capacity=2)


@pytest.fixture
def outsider(event):
    return enrol(event, modality="online", **OUTSIDER)


@pytest.fixture
def own(event, cast):
    return enrol(event, cast.council, person=cast.technician, modality="in_person")


def test_outsider_says_from_its_link_that_it_is_there(client, event, outsider, settings):
    at(event, settings, minutes=-30)
    link = link_of(outsider)
    page = client.get(link)

    told = client.post(link, {"act": "here"})

    row = Attendance.objects.get()
    assertContains(page, BUTTON)
    assertContains(told, "La vostra assistència")
    assertNotContains(told, BUTTON)
    assert (row.registration, row.status, row.source, row.recorded_by) == (outsider, "online", "self", None)


@pytest.mark.parametrize("minutes", [-61, 241])
def test_outside_its_hours_there_is_no_button_and_it_is_refused(client, event, outsider, settings, minutes):
    at(event, settings, minutes=minutes)
    link = link_of(outsider)

    answers = [client.get(link), client.post(link, {"act": "here"})]

    for answer in answers:
        assertNotContains(answer, BUTTON)
    assert not Attendance.objects.exists()


def test_opening_the_link_writes_nothing(client, event, outsider, settings):
    at(event, settings)

    client.get(link_of(outsider) + "?act=here")

    assert not Attendance.objects.exists()


def test_said_twice_it_is_written_once(client, event, outsider, settings):
    at(event, settings)
    link = link_of(outsider)

    for _time in range(2):
        client.post(link, {"act": "here"})

    assert Attendance.objects.count() == 1


@pytest.mark.parametrize("state", ["waiting", "cancelled"])
def test_without_a_seat_it_is_refused(event, own, settings, state):
    _seated, late = (enrol(event, modality="in_person") for _one in range(2))
    if state == "cancelled":
        operations.cancel_registration(registration=late, by=None)
    at(event, settings)

    with pytest.raises(Refused):
        operations.check_in_registered(registration=late, by=None)
    assert late.state == state


def test_person_says_it_among_its_registrations(cast, enter, event, own, settings):
    at(event, settings)
    client = enter(cast.technician)
    pages = [reverse("own_registrations"), reverse("registration_page", args=[own.pk])]
    before = [client.get(page) for page in pages]

    client.post(reverse("registration_here", args=[own.pk]))

    row = Attendance.objects.get()
    for page in before:
        assertContains(page, BUTTON)
    for page in pages:
        assertNotContains(client.get(page), BUTTON)
    assertContains(client.get(pages[0]), "La vostra assistència ja consta")
    assert (row.person, row.status, row.source, row.recorded_by) == (
        cast.technician,
        "present",
        "self",
        cast.technician,
    )


def test_nobody_says_it_for_a_colleague(cast, enter, event, own, settings):
    at(event, settings)
    client = enter(cast.councillor)
    page = client.get(reverse("own_registrations"))

    answer = client.post(reverse("registration_here", args=[own.pk]))

    assertNotContains(page, BUTTON)
    assert (answer.status_code, Attendance.objects.exists()) == (403, False)


def test_what_the_door_wrote_stays(cast, enter, event, own, settings):
    attended(event, own, status="absent", source="room")
    at(event, settings)

    enter(cast.technician).post(reverse("registration_here", args=[own.pk]))

    assert Attendance.objects.get().status == "absent"
