"""Worker and beat say that they live, in real time and while they are idle; /health/ reads it."""

from typing import Any

from celery.beat import PersistentScheduler
from celery.signals import heartbeat_sent, worker_process_init

from office.health import note_heartbeat
from xmess.services.children import die_with_parent


@heartbeat_sent.connect
def worker_lives(**kwargs: Any) -> None:
    """The worker's main process sends it: a child that works for two minutes is no reason for alarm."""
    note_heartbeat("worker")


@worker_process_init.connect
def dies_with_the_worker(**kwargs: Any) -> None:
    die_with_parent()


class Scheduler(PersistentScheduler):
    """Each turn, at most CELERY_BEAT_MAX_LOOP_INTERVAL apart, is a heartbeat."""

    def tick(self, *args: Any, **kwargs: Any) -> float:
        note_heartbeat("beat")
        seconds: float = super().tick(*args, **kwargs)
        return seconds
