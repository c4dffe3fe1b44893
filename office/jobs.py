"""Long work with its progress: a row that a worker holds by a lease and another takes up if it stops.

An app declares its kinds in `JOBS` of its `jobs.py`: `{"kind": callable(progress, **arguments)}`. What the
callable returns is kept as the result; a `sentence` and a `url` in it are shown.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.utils.translation import gettext as _

from office import clock, sealing
from office.conventions import collect
from office.messages import kick
from office.models import Job
from office.refusals import Refused

State = Job.State
LEASE = timedelta(seconds=60)
MAX_ATTEMPTS = 3
SECONDS_BETWEEN_WRITES = 1.0
log = logging.getLogger(__name__)


class LeaseLostError(Exception):
    """Another worker has taken the job up: this one stops."""


class Progress:
    """`progress(done, total, step)`: shows how far it is, and renews the lease."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.written = 0.0
        self.step = ""

    def __call__(self, done: int, total: int, step: str = "") -> None:
        if self._is_too_soon(done, total, step):
            return
        values = {"done": done, "total": total, "step": step, "lease_until": clock.real_now() + LEASE}
        if not _held(self.job).update(**values):
            raise LeaseLostError
        self.written, self.step = time.monotonic(), step

    def from_inside(self, done: int, total: int, step: str = "") -> None:
        """The same inside a transaction: seen before its end, and kept whatever becomes of it."""
        if not self._is_too_soon(done, total, step):
            with another_connection():
                self(done, total, step)

    def _is_too_soon(self, done: int, total: int, step: str) -> bool:
        """A write for each of thousands of rows would cost more than the work."""
        is_soon = time.monotonic() - self.written < SECONDS_BETWEEN_WRITES
        return is_soon and step == self.step and done < total


@contextmanager
def another_connection() -> Iterator[None]:
    """What is asked and written here does not belong to the transaction that is open."""
    own = connections[DEFAULT_DB_ALIAS]
    other = connections[DEFAULT_DB_ALIAS] = connections.create_connection(DEFAULT_DB_ALIAS)
    try:
        yield
    finally:
        other.close()
        connections[DEFAULT_DB_ALIAS] = own


JobKind = Callable[..., Any]


@cache
def kinds() -> dict[str, JobKind]:
    return {name: kind for _app, declared in collect("jobs", "JOBS") for name, kind in declared.items()}


def start(kind: str, *, by: Any, title: str, **arguments: Any) -> Job:
    assert kind in kinds(), f"no app declares the job {kind!r} in the JOBS of its jobs.py"
    job = Job.objects.create(kind=kind, by=by, title=title, arguments=arguments)
    kick("office.tasks.run_job", job.pk)
    return job


def run(pk: int) -> None:
    job = _claim(pk)
    if job is None:
        return
    try:
        result = kinds()[job.kind](Progress(job), **job.arguments)
    except LeaseLostError:
        log.warning("job taken up by another worker", extra={"job": job.pk})
    except Refused as refusal:
        _finish(job, State.FAILED, error=refusal.sentence[:300])
    except Exception:
        log.exception("job failed", extra={"job": job.pk, "kind": job.kind})
        _finish(
            job, State.FAILED, error=_("It stopped because of a fault of the portal, which is in its log.")
        )
    else:
        _finish(job, State.DONE, result=result)


def _claim(pk: int) -> Job | None:
    with transaction.atomic(durable=True):
        rows = Job.objects.queued().select_for_update(skip_locked=True, no_key=True, of=("self",))
        job: Job | None = rows.filter(pk=pk).first()
        if job is None:
            return None
        job.state = State.RUNNING
        job.attempts += 1
        job.lease_until = clock.real_now() + LEASE
        job.save(update_fields=["state", "attempts", "lease_until"])
    return job


def _held(job: Job) -> Any:
    """The row, as long as this attempt is the one that runs."""
    return Job.objects.filter(pk=job.pk, state=State.RUNNING, attempts=job.attempts)


def _finish(job: Job, state: str, **values: Any) -> None:
    _held(job).update(state=state, lease_until=None, finished_at=clock.now(), **values)


def take_up_lapsed() -> None:
    """Their worker stopped without a word: begin again, or say so after the third time."""
    lapsed = Job.objects.lapsed()  # asked again by each update: the worker may renew its lease meanwhile
    lapsed.filter(attempts__gte=MAX_ATTEMPTS).update(
        state=State.FAILED,
        lease_until=None,
        finished_at=clock.now(),
        error=_("It was begun three times and stopped each time. Start it anew."),
    )
    lapsed.update(state=State.QUEUED, lease_until=None)


def queued_ids() -> list[int]:
    return list(Job.objects.queued().values_list("pk", flat=True)[:100])


def verify_audit(progress: Progress) -> dict[str, Any]:
    breaks = [str(found) for found in sealing.verify(progress)]
    if breaks:
        sentence = _("The audit has been tampered with: %s") % " ".join(breaks[:5])
        return {"sentence": sentence, "is_well": False}
    return {"sentence": _("The audit is whole: every sealed row is as it was written."), "is_well": True}


JOBS: dict[str, JobKind] = {"verify_audit": verify_audit}
