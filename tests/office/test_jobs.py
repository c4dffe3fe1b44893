"""Jobs one transition at a time; `tests/faults/test_jobs.py` kills the worker in the middle of one."""

from datetime import timedelta

import pytest
from django.db import transaction

from office import clock, jobs, operations, sealing, tasks
from office.models import Job
from office.refusals import Refused

pytestmark = pytest.mark.django_db
State = Job.State


@pytest.fixture
def declare():
    """Declare a kind of job for the test."""
    declared = []

    def declare_job(work) -> str:
        jobs.kinds()["test_work"] = work
        declared.append("test_work")
        return "test_work"

    yield declare_job
    for name in declared:
        jobs.kinds().pop(name, None)


def start(kind: str, **arguments) -> Job:
    return jobs.start(kind, by=None, title="Feina de prova", **arguments)


def let_lapse(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(lease_until=clock.real_now() - timedelta(seconds=1))


def test_job_runs_with_its_arguments_and_keeps_its_result(declare):
    job = start(declare(lambda progress, words: {"sentence": words.upper()}), words="fet")

    jobs.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.result, job.lease_until) == (State.DONE, {"sentence": "FET"}, None)
    assert job.finished_at is not None


def test_undeclared_kind_is_an_error():
    with pytest.raises(AssertionError, match="test_nothing"):
        start("test_nothing")


def test_progress_is_written_while_it_runs_and_renews_the_lease(declare):
    seen = []

    def work(progress):
        progress(3, 10, "Llegint")
        seen.append(Job.objects.values_list("state", "done", "total", "step").get())
        seen.append(Job.objects.get().lease_until > clock.real_now() + timedelta(seconds=50))

    jobs.run(start(declare(work)).pk)

    assert seen == [(State.RUNNING, 3, 10, "Llegint"), True]


@pytest.mark.django_db(transaction=True)
def test_progress_from_inside_a_transaction_is_seen_before_its_end(declare):
    seen = []

    def work(progress):
        with transaction.atomic():
            progress.from_inside(3, 10, "Escrivint")
            with jobs.another_connection():
                seen.append(Job.objects.values_list("done", "total", "step").get())
            raise Refused("No pot ser.")

    jobs.run(start(declare(work)).pk)

    job = Job.objects.get()
    assert seen == [(3, 10, "Escrivint")]
    assert (job.state, job.done, job.error) == (State.FAILED, 3, "No pot ser.")


def test_progress_of_many_rows_is_written_about_once_a_second(declare, django_assert_max_num_queries):
    def work(progress):
        with django_assert_max_num_queries(3):
            for number in range(1000):
                progress(number, 1000, "Llegint")

    jobs.run(start(declare(work)).pk)

    assert Job.objects.get().state == State.DONE


def test_refusal_is_the_sentence_of_the_failure(declare):
    def work(progress):
        raise Refused("El fitxer no té cap fila.")

    job = start(declare(work))
    jobs.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.error) == (State.FAILED, "El fitxer no té cap fila.")


def test_fault_of_the_portal_is_told_without_its_insides(declare):
    job = start(declare(lambda progress: 1 / 0))

    jobs.run(job.pk)

    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "division" not in job.error


def test_running_job_is_not_run_by_another(declare):
    runs = []

    def work(progress):
        runs.append("one")
        jobs.run(job.pk)

    job = start(declare(work))
    jobs.run(job.pk)

    assert runs == ["one"]


def test_lapsed_job_is_taken_up_again_and_its_first_worker_stops(declare):
    outcomes = iter(["lapse", "end"])
    went_on = []

    def work(progress):
        if next(outcomes) == "lapse":
            let_lapse(job)
            jobs.take_up_lapsed()
            progress(1, 2)  # the lease is no longer its own
            went_on.append("the first")
        return {"sentence": "A la segona"}

    job = start(declare(work))
    jobs.run(job.pk)
    assert (jobs.queued_ids(), went_on) == ([job.pk], [])

    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.attempts, job.result) == (State.DONE, 2, {"sentence": "A la segona"})


def test_job_that_stopped_three_times_says_so(declare):
    def work(progress):
        let_lapse(job)
        jobs.take_up_lapsed()
        progress(1, 2)

    job = start(declare(work))
    for _attempt in range(4):
        jobs.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.FAILED, 3)
    assert job.error
    assert job.finished_at


def test_job_within_its_lease_is_left_alone(declare):
    def work(progress):
        jobs.take_up_lapsed()

    job = start(declare(work))
    jobs.run(job.pk)

    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.DONE, 1)


def test_verification_of_the_audit_says_what_it_found(person):
    operations.choose_channel(person=person, channel="mail", by=person)
    sealing.seal_all()
    job = start("verify_audit")

    tasks.run_job(job.pk)

    job.refresh_from_db()
    assert (job.state, job.result["is_well"], job.done, job.total) == (State.DONE, True, 1, 1)
