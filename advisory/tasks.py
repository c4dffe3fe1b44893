"""What time does to sessions and hours: requests that nobody answers expire, outcomes that nobody answers stand,
packages whose day has passed flow back.

Each row by itself and safe to run twice: the operation locks it and decides on what it finds.
"""

import logging
from collections.abc import Callable
from typing import Any

from celery import shared_task
from django.db.models import Model
from django.utils.translation import gettext as _

from advisory import ledger_check, operations
from advisory.models import AdvisorySession, HourAccount
from office import clock
from office.refusals import Refused

log = logging.getLogger(__name__)


@shared_task
def expire_requests() -> None:
    """Every minute: the time and the hours of a request on a published time are free again."""
    for session in AdvisorySession.objects.expired(clock.now()):
        _try(session, operations.expire_request, session=session)


@shared_task
def accept_silences() -> None:
    """Every hour: what the council has not answered in its days stands as it was logged."""
    for session in AdvisorySession.objects.silent_until(clock.now()):
        _try(session, operations.accept_silence, session=session)


@shared_task
def return_expired_packages() -> None:
    """Every hour: what a council did not use of its package in time is everybody's again."""
    for package in HourAccount.objects.expired(clock.today()).select_related("budget"):
        reason = _("Its last day has passed")
        _try(package, operations.return_package, budget=package.budget, package=package, reason=reason)


def _try(row: Model, call: Callable[..., Any], **values: Any) -> None:
    """One that fails does not keep the others back."""
    about = {"operation": call.__name__, "row": row.pk}
    try:
        call(**values, by=None)
    except Refused:
        log.info("somebody was faster than the clock", extra=about)
    except Exception:
        log.exception("the clock could not do its part", extra=about)


@shared_task
def check_ledger() -> None:
    """What is wrong goes to the log, sentence by sentence; `/health/` says that something is."""
    found = ledger_check.drifts()
    ledger_check.keep(not found)
    for sentence in found:
        log.error("ledger of hours: %s", sentence)
