"""A file of thousands: told in numbers, asked in part, written by the worker, and nothing half done."""

import io
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from events import operations
from events.imports.attendance import stored_of
from events.models import Attendance
from events.rules.matching import MOST_COMPARED, Candidate, Matcher
from office import jobs
from office.models import AuditRow, Job
from tests.events.events import attended, enrol, make_event

pytestmark = pytest.mark.django_db
HEADINGS = "Name (Original Name),User Email,Join Time,Leave Time"


@pytest.fixture
def event():
    event = make_event(modality="online", online_url="https://example.org/")
    enrol(event, name="Rosa Puig", email="rosa@example.org")
    enrol(event, name="Montserrat Puig Vila", email="m@example.org")
    return event


@pytest.fixture
def door(cast, enter):
    return enter(cast.coordination)


def names(number):
    return [f"Convidat{n} Qualsevol{n},,10:00,11:00" for n in range(number)]


def send(door, event, lines):
    upload = SimpleUploadedFile("zoom.csv", "\n".join([HEADINGS, *lines]).encode())
    return door.post(reverse("attendance_import", args=[event.pk]), {"file": upload})


def confirm(door, address, **choices):
    plan = door.get(address).context["plan"]
    return door.post(address, {"digest": plan.digest, **choices})


def test_thousands_are_counted_and_two_hundred_are_asked(door, event):
    lines = ["Rosa Puig,,,", "Montserrat Puig,,,", *names(2_500)]

    context = door.get(send(door, event, lines).headers["Location"]).context

    assert [fact["value"] for fact in context["facts"]] == [2_502, 1, 1, 2_500]
    assert (len(context["form"].questions), context["form"].questions[0].label) == (200, "Montserrat Puig")


def test_those_that_do_not_fit_go_out_as_a_file_that_comes_back(door, event):
    lines = ["Rosa Puig,,10:05,11:30", *(f"Montserrat Puig,x{n}@example.org,10:00,11:00" for n in range(201))]
    address = send(door, event, lines).headers["Location"]

    answer = door.get(f"{address}per-dir/")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    again = door.post(
        reverse("attendance_import", args=[event.pk]),
        {"file": SimpleUploadedFile("per-dir.xlsx", answer.content)},
    )

    plan = door.get(again.headers["Location"]).context["plan"]
    assert rows[1][:4] == ("Montserrat Puig", "x200@example.org", "10:00", "11:00")
    assert rows[1][4].startswith("Montserrat Puig Vila")
    assert [row.connected.email for row in plan.doubtful] == ["x200@example.org"]


@pytest.mark.django_db(transaction=True)
def test_worker_writes_the_file_and_says_where(door, event, cast):
    address = send(door, event, ["Rosa Puig,,,", *names(600)]).headers["Location"]

    answer = confirm(door, address, with_unknown="on")
    seen = Attendance.objects.count()
    job = Job.objects.get()
    jobs.run(job.pk)

    job.refresh_from_db()
    assert (answer.headers["Location"], seen, job.state) == (f"/feines/{job.pk}/", 0, Job.State.DONE)
    assert job.result["url"] == reverse("attendance_page", args=[event.pk])
    # The first two hundred were asked one by one, and nobody said anything of them.
    assert (Attendance.objects.count(), AuditRow.objects.latest("pk").by_id_number) == (
        401,
        cast.coordination.pk,
    )


@pytest.mark.django_db(transaction=True)
def test_done_twice_by_the_worker_is_written_once(door, event):
    address = send(door, event, names(600)).headers["Location"]
    for _turn in range(2):
        confirm(door, address, with_unknown="on")

    for job in Job.objects.all():
        jobs.run(job.pk)

    assert (Job.objects.count(), Attendance.objects.count()) == (2, 400)


def test_stopped_in_the_middle_leaves_nothing(door, event, cast):
    address = send(door, event, names(600)).headers["Location"]
    plan = door.get(address).context["plan"]

    def stop(done, total):
        if done == 500:
            raise jobs.LeaseLostError

    with pytest.raises(jobs.LeaseLostError):
        operations.import_attendance(
            event=event, stored=stored_of(event, address.split("/")[-2]), columns={"name": 0, "email": 1, "came_in": 2, "went_out": 3}, digest=plan.digest,
            choices={}, with_unknown=True, by=cast.coordination, progress=stop,
        )  # fmt: skip

    assert Attendance.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_job_of_a_list_that_changed_meanwhile_says_so(door, event):
    confirm(door, send(door, event, names(600)).headers["Location"], with_unknown="on")
    enrol(event, name="Convidat5 Qualsevol5", email="c@example.org")

    job = Job.objects.get()
    jobs.run(job.pk)

    job.refresh_from_db()
    assert (job.state, Attendance.objects.count()) == (Job.State.FAILED, 0)
    assert job.error.startswith("Ha canviat alguna cosa al portal")


def test_hundred_thousand_hostile_lines_are_answered_in_seconds(door, event):
    hostile = [
        f"=cmd{n} Puig Rosa Montserrat Vila {'x' * (n % 20)},p{n}@example.org,99:99,-" for n in range(99_999)
    ]
    begun = time.monotonic()

    answer = door.get(send(door, event, hostile).headers["Location"])

    assert (answer.context["facts"][0]["value"], len(answer.context["form"].questions)) == (99_999, 200)
    assert time.monotonic() - begun < 30
    assert len(answer.content) < 400_000


@pytest.mark.parametrize("lines", [100_000, 130_000])
def test_more_lines_than_that_are_refused_beside_the_field(door, event, lines):
    answer = send(door, event, ["Rosa,,,"] * lines)

    assert answer.context["form"].errors == {
        "file": ["El fitxer té més de 100000 files: envieu-lo per parts."]
    }


def test_names_beyond_a_number_are_not_compared_but_still_known_when_they_are_the_same():
    known = Candidate("i1", "rosa puig", frozenset({"rosa@example.org"}), "Rosa Puig")
    matcher = Matcher([[known], []])
    for number in range(MOST_COMPARED):
        matcher.match(f"rosa puig {number}", "")

    found = [matcher.match(name, "") for name in ("rosa puigg", "rosa puig")]

    assert [(match.sure, match.near, match.is_compared) for match in found] == [
        (None, (), False), (known, (), True),
    ]  # fmt: skip


def test_who_was_said_absent_by_name_stays_one_row(door, event):
    attended(event, name="Convidat0 Qualsevol0", status="absent")
    address = send(door, event, names(1)).headers["Location"]

    confirm(door, address, r0="name")

    row = Attendance.objects.get()
    assert (row.status, row.source) == ("online", "import")
