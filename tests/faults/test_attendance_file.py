"""A worker killed while it writes thousands of attendances: nothing half, and another one ends them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from events.imports.attendance import plan_of
from events.models import Attendance
from events.operations.importing import keep_attendance_file
from office import jobs
from office.models import Job
from tests.cast import PersonFactory
from tests.events.events import make_event
from tests.faults.processes import Crew
from tests.faults.test_jobs import has_ended, wait_for

pytestmark = pytest.mark.django_db(transaction=True)
LINES, COLUMNS = 15_000, {"name": 0}


def test_killed_in_the_middle_of_a_file_nothing_is_written_twice_or_half():
    event, person = make_event(), PersonFactory()
    text = "\n".join(["Name,Email", *(f"Convidat{n} Qualsevol{n}," for n in range(LINES))])
    stored = keep_attendance_file(upload=SimpleUploadedFile("zoom.csv", text.encode()), by=person)
    digest = plan_of(event, stored, COLUMNS).digest
    with Crew("tests.faults.worker", 1) as crew:
        job = jobs.start(
            "import_attendance", by=person, title="Fitxer", event=event.pk, stored=stored.pk, by_number=person.pk,
            columns=COLUMNS, digest=digest, choices={}, with_unknown=True,
        )  # fmt: skip

        def is_writing() -> bool:
            job.refresh_from_db()
            return job.state == Job.State.RUNNING and job.total == LINES

        wait_for(is_writing, "the beginning")
        crew.kill_one()
        seen = Attendance.objects.count()
        wait_for(lambda: has_ended(job), "the end")

    # The first two hundred were to be said one by one, and nobody said anything.
    assert (seen, job.state, job.attempts, Attendance.objects.count()) == (0, Job.State.DONE, 2, LINES - 200)
