"""A worker killed in the middle of a job: another takes it up, and after the third time it says so."""

import time
from collections.abc import Callable

import pytest

from office import jobs
from office.models import Job
from tests.faults.processes import Crew
from tests.faults.worker import STEPS, count_slowly

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def job(tmp_path) -> Job:
    jobs.kinds()["test_count"] = count_slowly
    yield jobs.start("test_count", by=None, title="Compte lent", path=str(tmp_path / "lines"))
    del jobs.kinds()["test_count"]


def wait_for(condition: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + 40
    while not condition():
        assert time.monotonic() < until, f"in vain: {what}"
        time.sleep(0.02)


def kill_in_the_middle(crew: Crew, job: Job, attempt: int) -> None:
    def is_half_way() -> bool:
        job.refresh_from_db()
        return job.state == Job.State.RUNNING and job.attempts == attempt and job.done >= STEPS // 4

    wait_for(is_half_way, f"attempt {attempt}")
    crew.kill_one()


def has_ended(job: Job) -> bool:
    job.refresh_from_db()
    return job.is_finished


def test_killed_workers_job_is_taken_up_and_ends(job, tmp_path):
    with Crew("tests.faults.worker", 1) as crew:
        kill_in_the_middle(crew, job, attempt=1)
        wait_for(lambda: has_ended(job), "the end")

    lines = (tmp_path / "lines").read_text().splitlines()
    assert (job.state, job.attempts, job.result) == (Job.State.DONE, 2, {"sentence": "Fet"})
    assert len([line for line in lines if line.startswith(f"{crew.killed[0]} ")]) < STEPS
    assert len([line for line in lines if not line.startswith(f"{crew.killed[0]} ")]) == STEPS


def test_third_death_is_the_last(job):
    with Crew("tests.faults.worker", 1) as crew:
        for attempt in (1, 2, 3):
            kill_in_the_middle(crew, job, attempt)
        wait_for(lambda: has_ended(job), "the end")

    assert (job.state, job.attempts) == (Job.State.FAILED, 3)
    assert job.error
