"""The two nights of a coming year on which the clocks change."""

from datetime import date, timedelta

from office import clock


def last_sunday(month: int) -> date:
    """Of next year, so that it is always still to come."""
    day = date(clock.today().year + 1, month, 31)
    return day - timedelta(days=(day.weekday() + 1) % 7)
