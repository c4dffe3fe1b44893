"""A plan month by month: what begins in each, what ends, and how long every action runs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from office.charts import Bar, BarChart
from workplan.models import Workplan
from workplan.pages.listed import ListedAction
from workplan.pages.parts import PARTS_OF_A_BAR, SERIES

Month = tuple[int, int]  # year and month
MONTH_WIDTH = 20  # units of the drawing


def month_of(day: date) -> Month:
    return day.year, day.month


def months_of(starts_on: date, ends_on: date) -> list[Month]:
    first, last = (12 * day.year + day.month - 1 for day in (starts_on, ends_on))
    return [(number // 12, number % 12 + 1) for number in range(first, last + 1)]


@dataclass(frozen=True)
class Span:
    """From which month to which an action runs, as a bar on the line of the plan's months."""

    x: int
    width: int
    line: int  # how long the line is
    today: int | None  # where this month is on it


def span_of(starts_on: date, ends_on: date, months: list[Month], today: date) -> Span | None:
    """None where it runs wholly outside the plan; what goes beyond its ends is cut there."""
    inside = [n for n, month in enumerate(months) if month_of(starts_on) <= month <= month_of(ends_on)]
    if not inside:
        return None
    here = months.index(month_of(today)) * MONTH_WIDTH if month_of(today) in months else None
    width = len(inside) * MONTH_WIDTH
    return Span(inside[0] * MONTH_WIDTH, width, len(months) * MONTH_WIDTH, here)


@dataclass(frozen=True)
class Dated:
    row: ListedAction
    span: Span | None


@dataclass(frozen=True)
class CalendarMonth:
    name: str
    slug: str
    is_now: bool
    ending: list[Dated]
    beginning: list[ListedAction]


@dataclass(frozen=True)
class Calendar:
    months: list[CalendarMonth]
    later: list[Dated]  # what ends before or after the plan
    undated: list[ListedAction]


def calendar(rows: Iterable[ListedAction], plan: Workplan, today: date) -> Calendar:
    """`rows` in the order of their codes."""
    months = months_of(plan.starts_on, plan.ends_on)
    ending: dict[Month, list[Dated]] = defaultdict(list)
    beginning: dict[Month, list[ListedAction]] = defaultdict(list)
    undated = []
    for row in rows:
        action = row.action
        if action.ends_on is None:
            undated.append(row)
            continue
        starts_on = action.starts_on or action.ends_on
        span = span_of(starts_on, action.ends_on, months, today)
        ending[month_of(action.ends_on)].append(Dated(row, span))
        beginning[month_of(starts_on)].append(row)
    return Calendar(
        months=[_month(month, today, ending[month], beginning[month]) for month in months],
        later=[dated for month, found in sorted(ending.items()) if month not in months for dated in found],
        undated=undated,
    )


def _month(month: Month, today: date, ending: list[Dated], beginning: list[ListedAction]) -> CalendarMonth:
    year, number = month
    ends_here = {dated.row.action.pk for dated in ending}
    return CalendarMonth(
        name=date_format(date(year, number, 1), r"F \d\e Y"),
        slug=f"{year}-{number:02d}",
        is_now=month == month_of(today),
        ending=ending,
        beginning=[row for row in beginning if row.action.pk not in ends_here],
    )


def chart(found: Calendar, title: str, names: str) -> BarChart:
    """How many actions end in each month, by their state."""
    bars = []
    for month in (month for month in found.months if month.ending):
        states = [dated.row.action.state for dated in month.ending]
        counts = tuple(sum(state in part for state in states) for part in PARTS_OF_A_BAR)
        bars.append(Bar(month.name, counts, f"#month-{month.slug}"))
    return BarChart(title=title, series=SERIES, bars=tuple(bars), names=names)
