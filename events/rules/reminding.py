"""When each thing of an event is reminded of: pure, of moments."""

from datetime import date, datetime, time, timedelta

from office import clock

HOUR = time(10)  # as the clock on the wall shows it
CLOSING_DAYS = 3  # before registration closes
REPORT_DAYS = 30  # for the relatoria
OPINION_DAYS = 14  # in which somebody still remembers


def day_before(day: date) -> datetime:
    return clock.moment_of(day - timedelta(days=1), HOUR)


def day_after(day: date) -> datetime:
    return clock.moment_of(day + timedelta(days=1), HOUR)


def closing_soon(closes_at: datetime) -> datetime:
    return closes_at - timedelta(days=CLOSING_DAYS)
