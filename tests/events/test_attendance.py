"""The sheet at the door: one tap for each person, nobody twice, and what was written can be taken back."""

import pytest
from django.urls import reverse

from events import operations
from events.models import Attendance, Registration
from members.models import Organization
from office.refusals import Refused
from tests.cast import MemberFactory, PersonFactory, RoleFactory
from tests.events.events import at, attended, enrol, make_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return make_event()


@pytest.fixture
def door(cast, enter):
    return enter(cast.coordination)


def mark(door, registration, status, **headers):
    address = reverse("attendance_mark", args=[registration.event_id, registration.pk])
    return door.post(address, {"status": status, "back": "q=puig"}, headers=headers)


@pytest.mark.parametrize("status", ["present", "online", "excused", "absent"])
def test_one_tap_writes_down_one_person(door, event, status):
    registration = enrol(event)

    mark(door, registration, status)

    row = Attendance.objects.get()
    found = (row.person, row.organization, row.status, row.source)
    assert found == (registration.person, registration.organization, status, "room")


def test_tap_without_javascript_comes_back_to_the_same_sheet(door, event):
    registration = enrol(event)

    answer = mark(door, registration, "present")

    sheet = reverse("attendance_page", args=[event.pk])
    assert answer.headers["Location"] == f"{sheet}?q=puig#i{registration.pk}"


def test_tap_with_htmx_gets_the_row_only(door, event):
    registration = enrol(event)

    answer = mark(door, registration, "present", HX_Request="true").content.decode()

    assert (answer.count("<li"), "<html" in answer, f'id="i{registration.pk}"' in answer) == (1, False, True)


def test_second_tap_corrects_the_first(door, event):
    registration = enrol(event)

    mark(door, registration, "absent")
    mark(door, registration, "present")

    assert [row.status for row in Attendance.objects.all()] == ["present"]


@pytest.mark.parametrize("status", ["", "represented", "cancelled"])
def test_unknown_word_writes_nothing(door, event, status):
    registration = enrol(event)

    mark(door, registration, status)

    assert not Attendance.objects.exists()


def test_undo_takes_it_back_and_the_registration_stays(door, event):
    row = attended(event, enrol(event))

    door.post(reverse("attendance_undo", args=[event.pk, row.pk]))

    assert (Attendance.objects.count(), Registration.objects.get().state) == (0, "confirmed")


def test_registration_of_another_event_is_not_on_this_sheet(door, event):
    registration = enrol(make_event())

    answer = door.post(reverse("attendance_mark", args=[event.pk, registration.pk]), {"status": "present"})

    assert (answer.status_code, Attendance.objects.count()) == (404, 0)


def test_waiting_and_cancelled_are_not_on_the_sheet(door):
    event = make_event(capacity=1)
    seated, waiting, gone = enrol(event), enrol(event), enrol(event)
    operations.cancel_registration(registration=gone, by=None)

    rows = door.get(reverse("attendance_page", args=[event.pk])).context["rows"]

    assert ([row.registration for row in rows], waiting.state) == ([seated], "waiting")


def test_represented_says_by_which_organization(door, event):
    registration, other = enrol(event), MemberFactory().organization
    address = reverse("attendance_write", args=[event.pk, registration.pk])

    door.post(address, {"status": "represented"})
    refused = Attendance.objects.count()
    door.post(address, {"status": "represented", "represented_by": other.pk})

    row = Attendance.objects.get()
    assert (refused, row.represented_by, row.was_there) == (0, other, False)


def test_hours_are_of_the_day_of_the_event(door, event):
    registration = enrol(event)
    address = reverse("attendance_write", args=[event.pk, registration.pk])

    door.post(address, {"status": "present", "came_in": "10:15", "went_out": "13:30"})

    row = Attendance.objects.get()
    assert ((row.came_in - event.starts_at).seconds, (event.ends_at - row.went_out).seconds) == (900, 1800)


def test_going_out_before_coming_in_is_refused(door, event):
    registration = enrol(event)
    address = reverse("attendance_write", args=[event.pk, registration.pk])

    answer = door.post(address, {"status": "present", "came_in": "13:00", "went_out": "11:00"})

    assert (answer.context["form"].errors.keys(), Attendance.objects.count()) == ({"went_out"}, 0)


def test_everybody_came_but_those_of_whom_something_is_written(door, event, settings):
    absent, other = enrol(event), enrol(event)
    attended(event, absent, status="absent")
    at(event, settings)

    door.post(reverse("attendance_all", args=[event.pk]))

    found = dict(Attendance.objects.values_list("registration", "status"))
    assert found == {absent.pk: "absent", other.pk: "present"}


def test_everybody_twice_changes_nothing(event, settings):
    enrol(event)
    at(event, settings)
    operations.record_everybody(event=event, by=None)

    with pytest.raises(Refused):
        operations.record_everybody(event=event, by=None)
    assert Attendance.objects.count() == 1


def test_everybody_is_not_written_down_before_the_beginning(door, event, settings):
    enrol(event)
    at(event, settings, minutes=-1)
    before = door.get(reverse("attendance_page", args=[event.pk]))

    door.post(reverse("attendance_all", args=[event.pk]))

    at(event, settings)
    after = door.get(reverse("attendance_page", args=[event.pk]))
    assert Attendance.objects.count() == 0
    assert (before.context["has_begun"], after.context["has_begun"]) == (False, True)


def test_who_connects_is_written_as_online(settings):
    event = make_event(modality="hybrid", online_url="https://example.org/")
    enrol(event, modality="online")
    at(event, settings)

    operations.record_everybody(event=event, by=None)

    assert Attendance.objects.get().status == "online"


def test_walk_in_has_a_name_and_an_organization_of_the_register(door, event):
    vic = MemberFactory(organization__short_name="Vic").organization
    address = reverse("attendance_add", args=[event.pk])

    door.post(address, {"name": " Rosa  Puig ", "organization": "ajuntament de VIC", "status": "present"})

    row = Attendance.objects.get()
    assert (row.name, row.organization, row.registration) == ("Rosa Puig", vic, None)


def test_organization_that_is_in_no_register_is_refused_and_nothing_is_lost(door, event):
    address = reverse("attendance_add", args=[event.pk])

    answer = door.post(address, {"name": "Rosa", "organization": "Ens que no existeix", "status": "present"})

    form = answer.context["form"]
    assert (list(form.errors), form.data["name"], Organization.objects.filter(name__startswith="Ens").count()) == (
        ["organization"], "Rosa", 0,
    )  # fmt: skip


def test_somebody_of_the_register_is_picked_with_its_organization(door, event):
    role = RoleFactory(person__given_name="Fèlix", person__family_name="Rovira")
    address = reverse("attendance_add", args=[event.pk])

    people = door.get(address, {"q": "felix rovira"}).context["people"]
    door.post(reverse("attendance_pick", args=[event.pk]), {"who": people[0].value})

    row = Attendance.objects.get()
    assert (len(people), row.person, row.organization) == (1, role.person, role.organization)


def test_search_for_somebody_forgives_what_is_pasted(door, event):
    answer = door.get(reverse("attendance_add", args=[event.pk]), {"q": "a\x00b' =1+1"})

    assert (answer.status_code, answer.context["people"]) == (200, [])


def test_organization_that_is_not_of_the_person_is_refused(door, event):
    person, other = PersonFactory(), MemberFactory().organization

    door.post(reverse("attendance_pick", args=[event.pk]), {"who": f"{person.pk}-{other.pk}"})

    assert not Attendance.objects.exists()


@pytest.mark.parametrize("words", ["puig roca", "ROCA", "vilanova"])
def test_search_looks_in_names_and_organizations(door, event, words):
    place = MemberFactory(organization__short_name="Vilanova").organization
    wanted = enrol(event, place, name="Núria Puig Roca", email="nuria@example.org")
    enrol(event, name="Pere Font", email="pere@example.org")

    rows = door.get(reverse("attendance_page", args=[event.pk]), {"q": words}).context["rows"]

    assert [row.registration for row in rows] == [wanted]


@pytest.mark.parametrize(
    "show, expected",
    [
        ("to_come", {"waited"}),
        ("there", {"there"}),
        ("not_there", {"excused"}),
        ("unregistered", {"Walk In"}),
    ],
)
def test_each_way_to_look_shows_its_rows(door, event, show, expected):
    for name in ("waited", "there", "excused"):
        enrol(event, name=name, email=f"{name}@example.org")
    attended(event, event.registrations.get(name="there"))
    attended(event, event.registrations.get(name="excused"), status="excused")
    attended(event, name="Walk In")

    rows = door.get(reverse("attendance_page", args=[event.pk]), {"show": show}).context["rows"]

    assert {row.title for row in rows} == expected


@pytest.mark.parametrize("rows", [1, 3])
def test_sheet_asks_the_same_for_one_and_for_three(door, event, rows, django_assert_num_queries):
    for _row in range(rows):
        attended(event, enrol(event))
        enrol(event)

    with django_assert_num_queries(10):
        door.get(reverse("attendance_page", args=[event.pk]))
