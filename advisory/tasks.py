"""What the worker does with advice; when, stands in CELERY_BEAT_SCHEDULE. Each is safe to run twice."""

import logging

from celery import shared_task

from advisory import ledger_check

log = logging.getLogger(__name__)


@shared_task
def check_ledger() -> None:
    """What is wrong goes to the log, sentence by sentence; `/health/` says that something is."""
    found = ledger_check.drifts()
    ledger_check.keep(not found)
    for sentence in found:
        log.error("ledger of hours: %s", sentence)
