"""How a session is written: the expert's time is taken by the database, and its refusal found in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import psycopg.errors
from django.db import IntegrityError, OperationalError, transaction
from django.utils.translation import gettext as _

from advisory.models import AdvisorySession
from advisory.rules import states
from members.models import Person
from office import clock, wall_time
from office.minutes import in_words
from office.refusals import Refused

FURTHEST = timedelta(days=2 * 365)


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


def _take_turns(session: AdvisorySession) -> None:
    """What is written of one expert's time follows each other; two that wait for each other's end would deadlock.

    The order everywhere: the session, its expert, its row, and only then the ledger. Who was joined with another
    record meanwhile is not written any more: its sessions have already gone to that one.
    """
    if session.expert_id:
        rows = Person.objects.select_for_update(no_key=True).filter(pk=session.expert_id)
        if rows.values_list("merged_into", flat=True).get():
            raise Refused(_("Somebody was faster: open the page again."), "expert")


def add(session: AdvisorySession) -> AdvisorySession:
    with _in_words():
        _take_turns(session)
        session.save(force_insert=True)
    return session


def add_once(session: AdvisorySession) -> bool:
    """False where another request of the same form was faster: its row stands."""
    try:
        add(session)
    except IntegrityError as error:
        cause = error.__cause__
        if session.once and isinstance(cause, psycopg.errors.UniqueViolation):
            return False
        raise
    return True


def save(session: AdvisorySession, *columns: str) -> None:
    with _in_words():
        _take_turns(session)
        session.save(update_fields=columns or None)


def move_to(session: AdvisorySession, state: str) -> None:
    """The next state, if the session may go there from the one it is in."""
    if not states.may_become(session.state, state):
        raise Refused(_("It cannot be done any more: «%s».") % session.get_state_display())
    session.state = state
    if state == AdvisorySession.State.CONFIRMED:
        session.agreed_at = clock.now()


def check_length(minutes: int) -> None:
    if not states.SHORTEST <= minutes <= states.LONGEST:
        raise Refused(
            _("A session lasts between %(shortest)s and %(longest)s.")
            % {"shortest": in_words(states.SHORTEST), "longest": in_words(states.LONGEST)},
            "minutes",
        )


def check_day_to_come(day: date) -> None:
    """Before its hour is looked at: a year typed wrongly (26, 20226) is none that a clock knows."""
    if day < clock.today():
        raise Refused(_("Choose a day and an hour still to come."), "day")
    if day > clock.today() + FURTHEST:
        raise Refused(_("That day is more than two years away: is the year right?"), "day")


def set_time(
    session: AdvisorySession, *, day: date, hour: time, minutes: int, is_second_time: bool | None = None
) -> None:
    """What people agreed, and its two instants.

    `is_second_time`: of the hour that comes twice in October, the later one or the first; who has not said
    which is asked.
    """
    check_length(minutes)
    found = wall_time.instants(day, hour, session.time_zone)
    if not found:
        raise Refused(
            _("That hour does not exist: the clocks go forward that night. Choose another one."), "time"
        )
    if len(found) > 1 and is_second_time is None:
        raise Refused(
            _(
                "That night the clocks go back and this hour comes twice: say whether it is the first or the second."
            ),
            "time",
        )
    session.day, session.time, session.minutes = day, hour, minutes
    session.agreed_at = clock.now()
    session.starts_at = found[-1] if is_second_time else found[0]
    session.ends_at = wall_time.after(session.starts_at, minutes)


def set_instant(session: AdvisorySession, starts_at: datetime, minutes: int) -> None:
    """The same from the instant of a published time."""
    wall = starts_at.astimezone(ZoneInfo(session.time_zone))
    session.day, session.time, session.minutes = wall.date(), wall.time().replace(fold=0), minutes
    session.starts_at, session.ends_at = starts_at, wall_time.after(starts_at, minutes)
