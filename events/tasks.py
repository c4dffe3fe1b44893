"""What time does to registrations: a mail that nobody answers, a seat that nobody takes."""

import logging

from celery import shared_task

from events import operations
from events.models import Registration
from office import clock
from office.refusals import Refused

log = logging.getLogger(__name__)


@shared_task
def expire_registrations() -> None:
    """Every minute; each by itself, and safe to run twice: the seat goes to the next one on the list."""
    for registration in Registration.objects.expired(clock.now()).select_related("event"):
        about = {"row": registration.pk}
        try:
            operations.expire_registration(registration=registration, by=None)
        except Refused:
            log.info("somebody was faster than the clock", extra=about)
        except Exception:
            log.exception("the clock could not do its part", extra=about)
