"""What time does to sessions: requests that nobody answers expire, outcomes that nobody answers stand.

Each row by itself and safe to run twice: the operation locks it and decides on what it finds.
"""

import logging
from collections.abc import Callable, Iterable

from celery import shared_task

from advisory import ledger_check, operations
from advisory.models import AdvisorySession
from office import clock
from office.refusals import Refused

log = logging.getLogger(__name__)
Answer = AdvisorySession.Answer


@shared_task
def expire_requests() -> None:
    """Every minute: the time and the hours of a request on a published time are free again."""
    _each(AdvisorySession.objects.expired(clock.now()), operations.expire_request)


@shared_task
def accept_silences() -> None:
    """Every hour: what the council has not answered in its days stands as it was logged."""
    _each(AdvisorySession.objects.silent_until(clock.now()), operations.accept_silence)


def _each(sessions: Iterable[AdvisorySession], call: Callable[..., AdvisorySession]) -> None:
    for session in list(sessions):
        try:
            call(session=session, by=None)
        except Refused:
            log.info("somebody was faster than the clock", extra={"session": session.pk})
        except Exception:
            log.exception("the clock could not move a session", extra={"session": session.pk})


@shared_task
def check_ledger() -> None:
    """What is wrong goes to the log, sentence by sentence; `/health/` says that something is."""
    found = ledger_check.drifts()
    ledger_check.keep(not found)
    for sentence in found:
        log.error("ledger of hours: %s", sentence)
