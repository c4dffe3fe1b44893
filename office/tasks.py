"""What the worker does; when, stands in CELERY_BEAT_SCHEDULE. Each is safe to run twice."""

from celery import shared_task
from django.core.management import call_command

from office import digests, jobs, outbox, reminders, retention, sealing

# Far beyond the limits of other tasks: a job renews its lease as long as it lives.
JOB_SECONDS = 2 * 3600


@shared_task
def pump() -> None:
    """Every minute: what is due, what lost its worker, what a lost kick left behind."""
    outbox.take_up_lost()
    jobs.take_up_lapsed()
    reminders.send_due()
    for pk in outbox.due_ids():
        send_message.delay(pk)
    for pk in jobs.queued_ids():
        run_job.delay(pk)


@shared_task
def send_message(pk: int) -> None:
    outbox.send(pk)


@shared_task(time_limit=JOB_SECONDS + 60, soft_time_limit=JOB_SECONDS)
def run_job(pk: int) -> None:
    jobs.run(pk)


@shared_task
def send_digests() -> None:
    digests.send_digests()


@shared_task
def seal_audit() -> None:
    sealing.seal_all()


@shared_task
def apply_retention() -> None:
    retention.apply()
    call_command("clearsessions")  # they hold sign-in codes
