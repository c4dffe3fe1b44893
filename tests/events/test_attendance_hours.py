"""Hours of the file of a videoconference, as each program and each kind of cell writes them."""

import io
from datetime import date, datetime, time, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from events.models import Attendance
from events.rules.joining import hour_in
from office import clock
from tests.events.events import enrol, make_event

pytestmark = pytest.mark.django_db
TEN, ONE = time(10, 1), time(13, 30)
ZOOM = ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)"]
TEAMS = ["Full Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Role"]
MEET = ["First name", "Last name", "Email", "Duration", "Time joined", "Time exited"]
BIG_BLUE_BUTTON = ["Name", "Moderator", "Activity Score", "Talk time", "Join", "Left", "Duration"]


@pytest.fixture
def event():
    event = make_event(modality="online", online_url="https://example.org/")
    enrol(event, name="Rosa Puig", email="rosa@example.org")
    return event


@pytest.fixture
def door(cast, enter):
    return enter(cast.coordination)


def workbook(*lines):
    book = Workbook()
    for line in lines:
        book.active.append(line)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def brought_in(door, event, content, name="llista.xlsx"):
    """The program that was recognised, and the hours that were written down."""
    upload = SimpleUploadedFile(name, content)
    address = door.post(reverse("attendance_import", args=[event.pk]), {"file": upload}).headers["Location"]
    seen = door.get(address).context
    door.post(address, {"digest": seen["plan"].digest})
    row = Attendance.objects.get()
    hours = [moment and moment.astimezone(clock.zone()).time() for moment in (row.came_in, row.went_out)]
    return seen["listed"].guessed.profile, *hours


@pytest.mark.parametrize(
    "came, left",
    [
        (datetime(2026, 3, 30, 10, 1, 22), datetime(2026, 3, 30, 13, 30)),
        (time(10, 1, 22), time(13, 30)),
        (timedelta(hours=10, minutes=1), timedelta(hours=13, minutes=30)),
        (601 / 1440, 0.5625),
        (46111 + 601 / 1440, 46111.5625),
        ("30/03/2026 10:01:22", "1:30 PM"),
    ],
)
def test_hour_is_read_from_any_kind_of_cell(door, event, came, left):
    content = workbook(ZOOM[:4], ["Rosa Puig", "rosa@example.org", came, left])

    assert brought_in(door, event, content) == ("Zoom", TEN, ONE)


@pytest.mark.parametrize(
    "cell", [date(2026, 3, 30), datetime(2026, 3, 30), timedelta(days=2), 46111, 3, -0.5, 1e9]
)
def test_cell_without_an_hour_says_none(door, event, cell):
    content = workbook(ZOOM[:4], ["Rosa Puig", "rosa@example.org", cell, None])

    assert brought_in(door, event, content) == ("Zoom", None, None)


@pytest.mark.parametrize(
    "program, headings, line",
    [
        ("Zoom", ZOOM, ["Rosa Puig", "", datetime(2026, 3, 30, 10, 1), datetime(2026, 3, 30, 13, 30), 209]),
        (
            "Teams", TEAMS,
            ["Rosa Puig", "3/30/26, 10:01:05 AM", "3/30/26, 1:30:00 PM", "3h 28m", "rosa@example.org", "Attendee"],
        ),
        ("Meet", MEET, ["Rosa", "Puig", "rosa@example.org", timedelta(hours=3), time(10, 1), time(13, 30)]),
        (
            "BigBlueButton", BIG_BLUE_BUTTON,
            ["Rosa Puig", "FALSE", 3.5, "0:12:00", "30/3/2026, 10:01:40", "30/3/2026, 13:30:02", "3:28:22"],
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_file_of_each_program_is_read(door, event, program, headings, line, kind):
    text = "\n".join(";".join(str(value) for value in row) for row in (headings, line))
    content = workbook(headings, line) if kind == "xlsx" else text.encode()

    assert brought_in(door, event, content, f"llista.{kind}") == (program, TEN, ONE)


@pytest.mark.parametrize("value, expected", [(0.99999999, time(0)), (0.5, time(12)), (None, None), (7, None)])
def test_fraction_of_a_day_is_an_hour(value, expected):
    assert hour_in(value) == expected
