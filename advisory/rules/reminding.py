"""When each thing is reminded of: pure, of moments and of minutes."""

from datetime import UTC, date, datetime, time, timedelta

from office import clock

REMINDED_AT = time(10)  # of the day before, as the clock on the wall shows it
LOG_AFTER = timedelta(hours=2)  # real hours since its end
LOG_LATE_AFTER = timedelta(days=3)
ANSWER_AFTER = timedelta(days=4)  # of the seven that the council has
REQUEST_AFTER, REQUEST_EVERY = timedelta(days=3), timedelta(days=7)
SOON, LATE = 75, 90  # per cent of the hours of a budget that are used or held


def reminder_due_at(day: date) -> datetime:
    """Of a session of that day: the day before, at ten. In October that is 25 real hours, in March 23."""
    return clock.moment_of(day - timedelta(days=1), REMINDED_AT)


def is_merged(day: date, agreed_at: datetime) -> bool:
    """Agreed when it would already have been reminded of: the confirmation has said it all."""
    return agreed_at >= reminder_due_at(day)


def before(now: datetime, lasted: timedelta) -> datetime:
    """So much real time ago: taken from a zoned moment, hours would be those of the wall."""
    return now.astimezone(UTC) - lasted


def times_waited(asked_at: datetime, now: datetime) -> int | None:
    """0 from the third day on, 1 a week later, and so on; None before."""
    waited = before(now, REQUEST_AFTER) - asked_at
    return None if waited < timedelta(0) else waited // REQUEST_EVERY


def threshold_reached(spent: int, total: int) -> int | None:
    """The highest that held and used minutes together have come to."""
    return next((percent for percent in (LATE, SOON) if 0 < total * percent <= spent * 100), None)
