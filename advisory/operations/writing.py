"""How a session is written: the expert's time is taken by the database, and its refusal found in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import psycopg.errors
from django.db import IntegrityError, OperationalError, transaction
from django.utils.translation import gettext as _

from advisory.models import AdvisorySession
from advisory.rules import states, times
from office import clock
from office.refusals import Refused


@contextmanager
def _in_words() -> Iterator[None]:
    """The two refusals of the database that people meet: the time is taken, or somebody was faster."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if isinstance(error.__cause__, psycopg.errors.ExclusionViolation):
            raise Refused(
                _("The expert already has a session at that time. Choose another one."), "time"
            ) from error
        raise
    except OperationalError as error:
        if isinstance(error.__cause__, psycopg.errors.DeadlockDetected):
            raise Refused(
                _("Somebody was booking the same at this very moment. Try again."), "time"
            ) from error
        raise


def add(session: AdvisorySession) -> AdvisorySession:
    with _in_words():
        session.save(force_insert=True)
    return session


def save(session: AdvisorySession, *columns: str) -> None:
    with _in_words():
        session.save(update_fields=columns or None)


def move_to(session: AdvisorySession, state: str) -> None:
    """The next state, if the session may go there from the one it is in."""
    if not states.may_become(session.state, state):
        raise Refused(_("It cannot be done any more: «%s».") % session.get_state_display())
    session.state = state
    if state == AdvisorySession.State.CONFIRMED:
        session.agreed_at = clock.now()


def set_time(
    session: AdvisorySession, *, day: date, hour: time, minutes: int, is_second_time: bool = False
) -> None:
    """What people agreed, and its two instants.

    `is_second_time`: of the hour that comes twice in October, the later one.
    """
    found = times.instants(day, hour, session.time_zone)
    if not found:
        raise Refused(
            _("That hour does not exist: the clocks go forward that night. Choose another one."), "time"
        )
    session.day, session.time, session.minutes = day, hour, minutes
    session.agreed_at = clock.now()
    session.starts_at = found[-1] if is_second_time else found[0]
    session.ends_at = times.after(session.starts_at, minutes)


def is_ambiguous(day: date, hour: time, zone: str) -> bool:
    return len(times.instants(day, hour, zone)) > 1


def set_instant(session: AdvisorySession, starts_at: datetime, minutes: int) -> None:
    """The same from the instant of a published time."""
    wall = starts_at.astimezone(ZoneInfo(session.time_zone))
    session.day, session.time, session.minutes = wall.date(), wall.time().replace(fold=0), minutes
    session.starts_at, session.ends_at = starts_at, times.after(starts_at, minutes)
