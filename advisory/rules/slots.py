"""Which times of an expert can be booked: published, not taken, still to come. Pure.

Hours are published in wall time and only then become instants: 9.00 stays 9.00 across the changes of hour. What
begins in the hour left out in March is not there; in the hour that comes twice in October, the earlier one is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from advisory.rules import times

HORIZON_DAYS = 60
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Hours:
    """«Tuesdays from 9 to 12, every hour, until June», and what takes its expert's time meanwhile.

    Both days of the period are included; of what takes the time, the end is not.
    """

    expert: int
    weekday: int
    from_time: time
    to_time: time
    every: int  # minutes
    starts_on: date
    ends_on: date
    off: Sequence[tuple[date, date]] = ()
    taken: Sequence[tuple[datetime, datetime]] = ()


@dataclass(frozen=True, order=True)
class Slot:
    """An instant at which a session may begin with an expert."""

    starts_at: datetime
    expert: int


def bookable(
    hours: Iterable[Hours], *, minutes: int, now: datetime, zone: str, days: tuple[date, date]
) -> list[Slot]:
    """Where a session of so many minutes fits whole, on those days (both included), in their order."""
    first, last = within_horizon(days, now, zone)
    clock = _Clock(zone)
    found = {
        Slot(starts_at=starts_at, expert=row.expert)
        for row in hours
        for day in _days_of(row, first, last)
        for starts_at, ends_at in _cut(row, day, minutes, clock)
        if starts_at > now and not _meets(starts_at, ends_at, row.taken)
    }
    return sorted(found)


def within_horizon(days: tuple[date, date], now: datetime, zone: str) -> tuple[date, date]:
    today = now.astimezone(ZoneInfo(zone)).date()
    return max(days[0], today), min(days[1], today + timedelta(days=HORIZON_DAYS))


def nearest(slots: Iterable[Slot], to: datetime, most: int) -> list[Slot]:
    """The closest in time, in the order of the calendar."""
    return sorted(sorted(slots, key=lambda slot: (abs(slot.starts_at - to), slot))[:most])


class _Clock:
    """The instants of a zone, each asked once: many experts publish the same hours."""

    def __init__(self, zone: str) -> None:
        self.zone = zone
        self._known: dict[tuple[date, time], datetime | None] = {}

    def first_instant(self, day: date, at: time) -> datetime | None:
        if (day, at) not in self._known:
            self._known[day, at] = next(iter(times.instants(day, at, self.zone)), None)
        return self._known[day, at]

    def end_of(self, day: date, at: time) -> datetime:
        """Where it is left out, as long after the beginning as the clock would have shown without the change."""
        return datetime.combine(day, at, tzinfo=ZoneInfo(self.zone)).astimezone(UTC)


def _days_of(row: Hours, first: date, last: date) -> Iterator[date]:
    since = max(first, row.starts_on)
    day = since + ONE_DAY * ((row.weekday - since.weekday()) % 7)
    while day <= min(last, row.ends_on):
        if not any(begins <= day < ends for begins, ends in row.off):
            yield day
        day += ONE_DAY * 7


def _cut(row: Hours, day: date, minutes: int, clock: _Clock) -> Iterator[tuple[datetime, datetime]]:
    end = clock.end_of(day, row.to_time)
    until = row.to_time.hour * 60 + row.to_time.minute
    for minute in range(row.from_time.hour * 60 + row.from_time.minute, until, row.every):
        starts_at = clock.first_instant(day, time(*divmod(minute, 60)))
        if starts_at is not None and (ends_at := times.after(starts_at, minutes)) <= end:
            yield starts_at, ends_at


def _meets(starts_at: datetime, ends_at: datetime, taken: Iterable[tuple[datetime, datetime]]) -> bool:
    return any(starts_at < until and since < ends_at for since, until in taken)
