"""From what the clock on the wall shows to the instant, across the two changes of hour."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ONE_MINUTE = timedelta(minutes=1)


def instants(day: date, at: time, zone: str) -> list[datetime]:
    """The instants at which that clock shows it: one; none in the hour that is left out in March; two in the
    hour that comes twice in October, the earlier first.
    """
    found: list[datetime] = []
    for fold in (0, 1):
        wall = datetime.combine(day, at.replace(fold=fold), tzinfo=ZoneInfo(zone))
        instant = wall.astimezone(UTC)
        there_and_back = instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        if there_and_back == datetime.combine(day, at.replace(fold=0)) and instant not in found:
            found.append(instant)
    return found


def after(starts_at: datetime, minutes: int) -> datetime:
    """So many real minutes later: counted in UTC, because wall time has days of 23 and 25 hours."""
    return starts_at.astimezone(UTC) + minutes * ONE_MINUTE
