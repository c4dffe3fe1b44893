"""Which times of an expert can be booked: published, not taken, still to come. Pure.

Hours are published in wall time and only then become instants: 9.00 stays 9.00 across the changes of hour. What
begins in the hour left out in March is not there; in the hour that comes twice in October, the earlier one is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from operator import attrgetter
from zoneinfo import ZoneInfo

from office import wall_time

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
    cutter = _Cutter(minutes, zone)
    found = {
        Slot(starts_at=starts_at, expert=row.expert)
        for row in hours
        for day in _days_of(row, first, last)
        for starts_at, ends_at in _free(cutter.cut(row, day), row.taken)
        if starts_at > now
    }
    return sorted(found, key=attrgetter("starts_at", "expert"))


def within_horizon(days: tuple[date, date], now: datetime, zone: str) -> tuple[date, date]:
    today = now.astimezone(ZoneInfo(zone)).date()
    return max(days[0], today), min(days[1], today + timedelta(days=HORIZON_DAYS))


def nearest(slots: Iterable[Slot], to: datetime, most: int) -> list[Slot]:
    """The closest in time, in the order of the calendar."""
    return sorted(sorted(slots, key=lambda slot: (abs(slot.starts_at - to), slot))[:most])


class _Cutter:
    """Cuts the hours of a day into times for a session; each once, because many experts publish the same hours."""

    def __init__(self, minutes: int, zone: str) -> None:
        self.minutes, self.zone = minutes, zone
        self._known: dict[tuple[date, time, time, int], list[tuple[datetime, datetime]]] = {}

    def cut(self, row: Hours, day: date) -> list[tuple[datetime, datetime]]:
        asked = (day, row.from_time, row.to_time, row.every)
        if asked not in self._known:
            self._known[asked] = list(self._times(*asked))
        return self._known[asked]

    def _times(self, day: date, since: time, until: time, every: int) -> Iterator[tuple[datetime, datetime]]:
        # An end that is left out in March is as long after the beginning as if the clocks had not changed.
        end = datetime.combine(day, until, tzinfo=ZoneInfo(self.zone)).astimezone(UTC)
        for minute in range(since.hour * 60 + since.minute, until.hour * 60 + until.minute, every):
            starts_at = next(iter(wall_time.instants(day, time(*divmod(minute, 60)), self.zone)), None)
            if starts_at is not None and (ends_at := wall_time.after(starts_at, self.minutes)) <= end:
                yield starts_at, ends_at


def _days_of(row: Hours, first: date, last: date) -> Iterator[date]:
    since = max(first, row.starts_on)
    day = since + ONE_DAY * ((row.weekday - since.weekday()) % 7)
    while day <= min(last, row.ends_on):
        if not any(begins <= day < ends for begins, ends in row.off):
            yield day
        day += ONE_DAY * 7


def _free(
    cut: list[tuple[datetime, datetime]], taken: Iterable[tuple[datetime, datetime]]
) -> list[tuple[datetime, datetime]]:
    """Without those that meet what is taken; what begins when another ends does not meet it."""
    if not cut:
        return []
    first, last = cut[0][0], cut[-1][1]
    near = [(since, until) for since, until in taken if since < last and first < until]
    return [
        (starts_at, ends_at)
        for starts_at, ends_at in cut
        if not any(starts_at < until and since < ends_at for since, until in near)
    ]
