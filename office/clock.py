"""The one clock. Everything the portal decides by date asks here; nothing asks the database.

Leases, sign-in codes, web sessions and caches keep real time: they guard processes, not people's days.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

_moved: ContextVar[timedelta] = ContextVar("moved", default=timedelta())


def zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)


def now() -> datetime:
    """The moment the portal lives in: real, or moved by XMESS_CLOCK."""
    # The offset is added to the instant: Python adds to a zoned time as wall time, wrong by an hour across
    # the two changes of hour.
    return (timezone.now() + settings.CLOCK_OFFSET + _moved.get()).astimezone(zone())


@contextmanager
def living_at(moment: datetime) -> Iterator[None]:
    """Within it operations happen then: the demonstration tells what came before today as it came."""
    token = _moved.set(_moved.get() + (moment.astimezone(UTC) - now().astimezone(UTC)))
    try:
        yield
    finally:
        _moved.reset(token)


def real_now() -> datetime:
    return timezone.now().astimezone(zone())


def today() -> date:
    return now().date()


def day_of(moment: datetime) -> date:
    """The day that a moment had here."""
    return moment.astimezone(zone()).date()


def moment_of(day: date, at: time = time.min) -> datetime:
    """The moment when a day here shows that hour; its beginning unless another is given."""
    return datetime.combine(day, at, tzinfo=zone())
