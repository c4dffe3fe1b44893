"""A month or a week of a calendar, day by day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

DAY = r"j E \d\e Y"
MONTH, WEEK = "month", "week"
ONE_DAY, DAYS_OF_WEEK = timedelta(days=1), 7


@dataclass(frozen=True)
class ShownDay:
    """`is_around`: of the week that the month shares with its neighbour."""

    day: date
    name: str
    is_today: bool
    is_around: bool
    rows: list[Any]


@dataclass(frozen=True)
class Period:
    title: str
    first: date
    last: date  # of the weeks that are drawn, as `first`
    before: date
    after: date

    @property
    def days(self) -> list[date]:
        return [self.first + number * ONE_DAY for number in range((self.last - self.first).days + 1)]


def week_of(day: date) -> Period:
    first = day - day.weekday() * ONE_DAY
    last = first + (DAYS_OF_WEEK - 1) * ONE_DAY
    title = _("%(first)s – %(last)s") % {"first": _short(first, last), "last": date_format(last, DAY)}
    return Period(title, first, last, first - DAYS_OF_WEEK * ONE_DAY, first + DAYS_OF_WEEK * ONE_DAY)


def _short(first: date, last: date) -> str:
    """«16» in «Del dia 16 al dia 22 de novembre de 2026»; with its month and year where they are others."""
    if first.year != last.year:
        return date_format(first, DAY)
    return str(first.day) if first.month == last.month else date_format(first, "j E")


def month_of(day: date) -> Period:
    """Its whole weeks, from Monday."""
    first = day.replace(day=1)
    after = (first + 31 * ONE_DAY).replace(day=1)
    last = after - ONE_DAY
    return Period(
        title=date_format(first, r"F \d\e Y"),
        first=first - first.weekday() * ONE_DAY,
        last=last + (DAYS_OF_WEEK - 1 - last.weekday()) * ONE_DAY,
        before=(first - ONE_DAY).replace(day=1),
        after=after,
    )


def period_of(view: str, day: date) -> Period:
    return week_of(day) if view == WEEK else month_of(day)


def days_of(
    period: Period, rows: Iterable[tuple[date, Any]], *, today: date, month: int | None
) -> list[ShownDay]:
    """`rows`: each with its day; `month`: the one that is shown, in which the days of its neighbours stand aside."""
    by_day = defaultdict(list)
    for day, row in rows:
        by_day[day].append(row)
    return [
        ShownDay(
            day=day,
            name=day_in_words(day),
            is_today=day == today,
            is_around=month is not None and day.month != month,
            rows=by_day[day],
        )
        for day in period.days
    ]


def day_in_words(day: date) -> str:
    """«dijous 3 de desembre de 2026»."""
    # Django's Catalan writes the days of the week with a capital letter; Catalan does not.
    return f"{date_format(day, 'l').lower()} {date_format(day, DAY)}"
