"""The file of a videoconference: whose file it is, one attendance for several connections, nothing guessed."""

from datetime import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.imports.profiles import guess
from events.models import Attendance
from events.rules.joining import Connected, hour_in, join
from events.rules.matching import Candidate, Matcher
from office import clock
from office.models import AuditRow
from tests.cast import PersonFactory
from tests.events.events import attended, enrol, make_event

ZOOM = ["Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest"]
TEAMS = ["Full Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Role"]
MEET = ["First name", "Last name", "Email", "Duration", "Time joined", "Time exited"]


@pytest.mark.parametrize(
    "lines, profile, line, columns",
    [
        ([ZOOM], "Zoom", 0, {"name": 0, "email": 1, "came_in": 2, "went_out": 3}),
        (
            [["1. Summary"], ["Meeting title", "Jornada"], TEAMS],
            "Teams", 2, {"name": 0, "email": 4, "came_in": 1, "went_out": 2},
        ),
        ([MEET], "Meet", 0, {"name": 0, "surname": 1, "email": 2, "came_in": 4, "went_out": 5}),
        ([["Display name", "Joined", "Left"]], "Jitsi", 0, {"name": 0, "came_in": 1, "went_out": 2}),
        ([["Codi INE", "Municipi"], ["08298", "Vic"]], "", 0, {}),
        ([["Name", "Price"]], "", 0, {}),
        ([[None, None]], "", 0, {}),
    ],
)  # fmt: skip
def test_program_is_guessed_by_its_headings(lines, profile, line, columns):
    found = guess(lines)

    assert (found.profile, found.line, dict(found.columns)) == (profile, line, columns)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("30/03/2026 10:01:22", time(10, 1)),
        ("03/30/2026 01:05:00 PM", time(13, 5)),
        ("3/30/26, 12:10:05 AM", time(0, 10)),
        ("2026-03-30T09:59:00", time(9, 59)),
        ("9:05", time(9, 5)),
        ("25:00", None),
        ("2026-03-30", None),
        ("", None),
    ],
)
def test_hour_is_read_however_the_program_writes_it(text, expected):
    assert hour_in(text) == expected


def test_connections_of_one_person_are_one_attendance():
    rows = [
        Connected("Rosa Puig", "rosa@example.org", time(10), time(11)),
        Connected("rosa  puig", "rosa@example.org", time(11, 30), time(13)),
        Connected("ROSA PUIG", "", time(9, 50), None),
        Connected(""),
    ]

    found = join(rows)

    assert [(row.name, row.came_in, row.went_out) for row in found] == [("Rosa Puig", time(9, 50), time(13))]


def test_same_name_with_two_addresses_is_two_people():
    found = join([Connected("Rosa", "a@example.org"), Connected("Rosa", "b@example.org"), Connected("Rosa")])

    assert [row.email for row in found] == ["a@example.org", "b@example.org", ""]


ROSA = Candidate("i1", "rosa puig", frozenset({"rosa@example.org"}), "Rosa Puig")
MONTSE = Candidate("i2", "montserrat puig vila", frozenset(), "Montserrat Puig Vila")
TWIN = Candidate("i3", "rosa puig", frozenset(), "Rosa Puig")


@pytest.mark.parametrize(
    "known, folded, email, sure, near",
    [
        ([ROSA], "rosa puig", "", ROSA, ()),
        ([ROSA], "iphone de rosa", "rosa@example.org", ROSA, ()),
        ([ROSA, TWIN], "rosa puig", "", None, (ROSA, TWIN)),
        ([MONTSE], "montserrat puig", "", None, (MONTSE,)),
        ([ROSA, MONTSE], "puig", "", None, ()),
        ([ROSA], "otter.ai", "", None, ()),
    ],
)
def test_somebody_is_sure_near_or_unknown(known, folded, email, sure, near):
    found = Matcher([known, []]).match(folded, email)

    assert (found.sure, found.near) == (sure, near)


def test_who_registered_is_before_the_rest_of_the_register():
    other = Candidate("p9", "rosa puig", frozenset(), "Rosa Puig")

    assert Matcher([[ROSA], [other]]).match("rosa puig", "").sure == ROSA


@pytest.fixture
def event(db):
    return make_event(modality="online", online_url="https://example.org/")


@pytest.fixture
def door(cast, enter):
    return enter(cast.coordination)


def send(door, event, lines, name="zoom.csv"):
    text = "\n".join([",".join(ZOOM[:4]), *lines]) if isinstance(lines, list) else lines
    content = text if isinstance(text, bytes) else text.encode()
    return door.post(
        reverse("attendance_import", args=[event.pk]), {"file": SimpleUploadedFile(name, content)}
    )


def confirm(door, address, **choices):
    plan = door.get(address).context["plan"]
    return door.post(address, {"digest": plan.digest, **choices})


def test_sure_people_are_written_and_the_others_wait_for_a_choice(door, event):
    sure = enrol(event, name="Rosa Puig", email="rosa@example.org")
    near = enrol(event, name="Montserrat Puig Vila", email="m@example.org")
    sent = send(
        door,
        event,
        ["Rosa Puig,,30/03/2026 10:01:00,30/03/2026 12:00:00", "Montserrat Puig,,,", "Otter,,,", "Pere,,,"],
    )
    address = sent.headers["Location"]
    seen = Attendance.objects.count()

    confirm(door, address, r1=f"i{near.pk}", r3="name")

    found = {(str(row), row.registration_id, row.status, row.source) for row in Attendance.objects.all()}
    assert seen == 0
    assert found == {
        ("Rosa Puig", sure.pk, "online", "import"),
        ("Montserrat Puig Vila", near.pk, "online", "import"),
        ("Pere", None, "online", "import"),
    }


def test_hours_of_the_file_are_of_the_day_of_the_event(door, event):
    enrol(event, name="Rosa Puig", email="rosa@example.org")
    sent = send(door, event, ["Rosa,rosa@example.org,10:15:00,13:30:00"])

    confirm(door, sent.headers["Location"])

    row = Attendance.objects.get()
    assert ((row.came_in - event.starts_at).seconds, (event.ends_at - row.went_out).seconds) == (900, 1800)


def test_repeated_it_writes_nothing_new(door, event):
    enrol(event, name="Rosa Puig", email="rosa@example.org")
    address = send(door, event, ["Rosa Puig,,10:00,11:00", "Pere,,10:00,11:00"]).headers["Location"]
    confirm(door, address, r1="name")
    before = list(Attendance.objects.order_by("pk").values())

    confirm(door, address, r1="name")

    assert (list(Attendance.objects.order_by("pk").values()), len(before)) == (before, 2)


def test_who_was_said_absent_and_is_in_the_file_was_connected(door, event):
    registration = enrol(event, name="Rosa Puig", email="rosa@example.org")
    attended(event, registration, status="absent")
    address = send(door, event, ["Rosa Puig,,,"]).headers["Location"]

    confirm(door, address)

    assert Attendance.objects.get().status == "online"


def test_choice_that_was_not_offered_is_refused(door, event):
    stranger = PersonFactory()
    address = send(door, event, ["Qui Sap,,,"]).headers["Location"]

    answer = confirm(door, address, r0=f"p{stranger.pk}")

    assert (answer.status_code, Attendance.objects.count()) == (200, 0)


def test_list_that_changed_since_it_was_seen_is_looked_at_again(door, event):
    address = send(door, event, ["Rosa Puig,,,"]).headers["Location"]
    digest = door.get(address).context["plan"].digest
    enrol(event, name="Rosa Puig", email="rosa@example.org")

    answer = door.post(address, {"digest": digest})

    assert (bool(answer.context["form"].errors), Attendance.objects.count()) == (True, 0)


def test_columns_are_corrected_by_a_person(door, event):
    enrol(event, name="Rosa Puig", email="rosa@example.org")
    address = send(door, event, b"Qui;Quan\nRosa Puig;10:00\n").headers["Location"]

    before = door.get(address).context["plan"].rows
    plan = door.get(address, {"name": "0", "came_in": "1"}).context["plan"]

    assert (before, [row.connected.name for row in plan.sure]) == ([], ["Rosa Puig"])


def test_formula_is_a_text_and_another_encoding_is_read(door, event):
    lines = "\r\n".join([",".join(ZOOM[:4]), "=HYPERLINK(1),,,", "Núria,,,"]).encode("utf-16")
    address = send(door, event, lines).headers["Location"]

    names = [row.connected.name for row in door.get(address).context["plan"].rows]

    assert names == ["=HYPERLINK(1)", "Núria"]


@pytest.mark.parametrize(
    "content, name",
    [
        (b"", "zoom.csv"),
        (b"\n\n", "zoom.csv"),
        (b"Name,Email\n" + b"Rosa Puig,\n" * 100_000, "zoom.csv"),
        (b"not a workbook", "zoom.xlsx"),
        (b"\xd0\xcf\x11\xe0rest", "zoom.xlsx"),
        (b"%PDF-1.4", "zoom.pdf"),
        (b'Name\n"Rosa', "zoom.csv"),
    ],
)
def test_file_that_cannot_be_read_is_answered_beside_its_field(door, event, content, name):
    answer = send(door, event, content, name)

    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["file"])


def test_file_of_one_event_is_not_opened_in_another(door, event):
    address = send(door, event, ["Rosa,,,"]).headers["Location"]
    other = make_event()

    moved = door.get(address.replace(f"/{event.pk}/", f"/{other.pk}/", 1))

    assert moved.status_code == 404


def test_looking_at_a_file_writes_nothing(door, event):
    address = send(door, event, ["Rosa,,,"]).headers["Location"]
    before = AuditRow.objects.count()

    door.get(address)

    assert AuditRow.objects.count() == before


def test_somebody_twice_in_the_file_is_one_attendance_first_in_last_out(door, event):
    registration = enrol(event, name="Rosa Puig", email="rosa@example.org")
    lines = ["Rosa Puig,,10:15,11:00", "Rosa P,,10:05,12:30"]
    address = send(door, event, lines).headers["Location"]

    confirm(door, address, r1=f"i{registration.pk}")

    row = Attendance.objects.get()
    hours = [moment.astimezone(clock.zone()).time() for moment in (row.came_in, row.went_out)]
    assert hours == [time(10, 5), time(12, 30)]
