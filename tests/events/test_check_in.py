"""The code on the screen: short, of one event, open an hour before; nobody learns from it who comes."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from events import operations
from events.codes import LETTERS, code_of, event_of
from events.models import Attendance
from events.pages.qr import draw
from events.rules.checking_in import is_open
from office import clock
from tests.cast import RoleFactory
from tests.events.events import at, attended, enrol, make_event

TEN, TWO = datetime(2026, 6, 15, 10, tzinfo=clock.zone()), datetime(2026, 6, 15, 14, tzinfo=clock.zone())
DAY = date(2026, 6, 15)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    "now, expected",
    [
        (TEN - 61 * MINUTE, False),
        (TEN - 60 * MINUTE, True),
        (TEN, True),
        (TWO, True),
        (TWO + MINUTE, False),
    ],
)
def test_code_opens_an_hour_before_and_closes_at_the_end(now, expected):
    assert is_open(now, TEN, TWO, DAY, DAY) is expected


@pytest.mark.parametrize("now, expected", [(TEN - timedelta(days=1), False), (TEN, True)])
def test_without_hours_it_opens_all_the_day(now, expected):
    assert is_open(now, None, None, DAY, DAY) is expected


def test_drawing_has_the_three_corners_that_readers_look_for():
    drawing = draw("https://example.org/esdeveniments/soc-aqui/42-K7QM3X/")

    corners = [(4, 4), (drawing.side - 11, 4), (4, drawing.side - 11)]
    assert [f"M{x} {y}h1v1h-1z" in drawing.path for x, y in corners] == [True, True, True]


in_database = pytest.mark.django_db


@in_database
def test_code_is_of_one_event_and_forgives_how_it_is_typed():
    event, other = make_event(), make_event()
    code = code_of(event)

    found = [
        event_of(code),
        event_of(f" {code.lower()} "),
        event_of(code.replace(str(event.pk), str(other.pk), 1)),
    ]

    assert found == [event, event, None]
    assert set(code.partition("-")[2]) <= set(LETTERS)


@in_database
@pytest.mark.parametrize("token", ["", "-", "x-ABCDEF", "1", "٣-ABCDEF", "9" * 40 + "-ABCDEF", "1-AÇÇÇÇÇ"])
def test_foreign_codes_open_nothing(client, token):
    make_event()

    assert event_of(token) is None
    answer = client.post(reverse("check_in_code"), {"code": token})
    assert (answer.status_code, bool(answer.context["form"].errors)) == (200, True)


@pytest.fixture
def event(settings, db):
    event = make_event()
    event.opened = lambda: at(event, settings)
    return event


def page(event):
    return reverse("check_in", args=[code_of(event)])


def test_who_signed_in_and_registered_is_written_down_once(cast, enter, event):
    registration = enrol(event, cast.council, person=cast.technician)
    event.opened()
    client = enter(cast.technician)

    client.get(page(event))
    seen = Attendance.objects.count()
    client.post(page(event))
    client.post(page(event))

    row = Attendance.objects.get()
    found = (seen, row.registration, row.person, row.organization, row.source, row.came_in is not None)
    assert found == (0, registration, cast.technician, cast.council, "self", True)


def test_who_signed_in_without_registration_comes_for_its_organization(cast, enter, event):
    event.opened()

    enter(cast.technician).post(page(event))

    assert Attendance.objects.get().organization == cast.council


def test_who_acts_for_two_says_for_which(cast, enter, event):
    RoleFactory(person=cast.technician, organization=cast.other_council)
    event.opened()
    client = enter(cast.technician)

    asked = client.post(page(event))
    client.post(page(event), {"organization": cast.other_council.pk})

    assert ("organization" in asked.context["form"].errors, Attendance.objects.get().organization) == (
        True, cast.other_council,
    )  # fmt: skip


def test_visitor_finds_itself_by_its_address_and_nobody_learns_more(client, event):
    enrol(event, name="Rosa Puig", email="rosa@example.org")
    event.opened()

    known = client.post(page(event), {"email": "Rosa@example.org"}).content.decode()
    unknown = client.post(page(event), {"email": "ningu@example.org"}).content.decode()

    assert ("Rosa" in known, known.count("<p"), [row.name for row in Attendance.objects.all()]) == (
        False, unknown.count("<p"), ["Rosa Puig"],
    )  # fmt: skip


def test_code_is_closed_before_its_hour_and_does_not_tell_who_comes(client, event):
    enrol(event, name="Rosa Puig", email="rosa@example.org")

    known = client.post(page(event), {"email": "rosa@example.org"})
    unknown = client.post(page(event), {"email": "ningu@example.org"})

    found = (known.context.get("form"), unknown.context.get("form"), Attendance.objects.count())
    assert found == (None, None, 0)


def test_what_the_door_wrote_stays(event):
    registration = enrol(event)
    event.opened()
    attended(event, registration, status="excused", source="room")

    operations.check_in(event=event, registration=registration, by=None)

    assert Attendance.objects.get().status == "excused"


def test_screen_shows_the_code_and_its_drawing(cast, enter, event):
    answer = enter(cast.coordination).get(reverse("event_code", args=[event.pk])).content.decode()

    assert (code_of(event) in answer, "<svg" in answer, "style=" in answer) == (True, True, False)


def test_cancelled_event_has_no_code(client, event):
    address = page(event)
    operations.cancel_event(event=event, reason="Pluja", by=None)

    assert client.get(address).status_code == 404
