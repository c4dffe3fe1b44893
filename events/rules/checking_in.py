"""When the code on the screen opens: from an hour before the beginning to the end. Pure."""

from datetime import date, datetime, timedelta

BEFORE = timedelta(minutes=60)


def is_open(
    now: datetime, starts_at: datetime | None, ends_at: datetime | None, day: date, ends_on: date
) -> bool:
    """Of an event whose hours nobody wrote, all of its days; `now` is in the zone of the portal."""
    if starts_at is None or ends_at is None:
        return day <= now.date() <= ends_on
    return starts_at - BEFORE <= now <= ends_at
