"""The worker killed while it writes a report: another takes it up, and there is one version, whole, or none."""

import hashlib
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from office import jobs
from office.models import Job, StoredFile
from reports.models import AnnualReport, ReportVersion
from tests.faults.processes import Crew
from tests.reports.reports import approved

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(300)]
TWO_MINUTES = 120


@pytest.fixture
def report(cast) -> AnnualReport:
    return approved()


@pytest.fixture
def job(report, cast) -> Job:
    return jobs.start(
        "publish_report",
        by=cast.coordination,
        title="Publicació",
        report=report.pk,
        number=1,
        by_number=cast.coordination.pk,
    )


def wait_for(condition: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + TWO_MINUTES
    while not condition():
        assert time.monotonic() < until, f"in vain: {what}"
        time.sleep(0.05)


def kill_while_it_writes(crew: Crew, job: Job, attempt: int) -> None:
    """Some files are written in memory, and the PDF is on its way."""

    def is_writing() -> bool:
        job.refresh_from_db()
        return (job.state, job.attempts, job.step) == (Job.State.RUNNING, attempt, "PDF")

    wait_for(is_writing, f"attempt {attempt}")
    time.sleep(0.5)
    crew.kill_one()


def has_ended(job: Job) -> bool:
    job.refresh_from_db()
    return job.is_finished


def on_the_disk() -> set[str]:
    folder = Path(settings.MEDIA_ROOT)
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_killed_report_is_published_once_and_whole(job, report):
    before = on_the_disk()

    with Crew("tests.faults.report_worker", 1) as crew:
        kill_while_it_writes(crew, job, attempt=1)
        wait_for(lambda: has_ended(job), "the end")

    version = ReportVersion.objects.get()
    kept = [file.file for file in version.files.select_related("file")]
    assert (job.state, job.attempts) == (Job.State.DONE, 2)
    assert (version.number, version.is_sealed, len(kept)) == (1, True, 5)
    assert on_the_disk() - before == {file.content.name for file in kept}
    assert [file.kind for file in version.files.all() if _seal(file.file) != file.sha256] == []


def test_report_killed_three_times_says_so_and_leaves_nothing(job, report):
    before = on_the_disk()

    with Crew("tests.faults.report_worker", 1) as crew:
        for attempt in (1, 2, 3):
            kill_while_it_writes(crew, job, attempt)
        wait_for(lambda: has_ended(job), "the end")

    report.refresh_from_db()
    assert (job.state, bool(job.error)) == (Job.State.FAILED, True)
    assert (report.state, ReportVersion.objects.count(), StoredFile.objects.count()) == ("approved", 0, 0)
    assert on_the_disk() == before


def _seal(stored: StoredFile) -> str:
    with stored.content.open("rb") as content:
        return hashlib.sha256(content.read()).hexdigest()
