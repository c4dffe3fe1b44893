"""A figure is a small named function of a period: it says how many, and which rows they are.

An app declares its figures in `FIGURES` of its `figures.py`; `manage.py figures` prints them all. None is
«nobody knows», which is a thing to find out and never a zero. A number of the past that is known only as such
(`DeclaredTotal`) is the figure of its period: rows are not counted beside it.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from office import clock
from office.conventions import collect
from office.models import DeclaredTotal


@dataclass(frozen=True)
class Period:
    """From one day to another, both included."""

    starts_on: date
    ends_on: date

    @classmethod
    def year(cls, number: int) -> "Period":
        return cls(date(number, 1, 1), date(number, 12, 31))

    def so_far(self) -> "Period | None":
        """The part that has passed, today included; None where all of it is still to come."""
        today = clock.today()
        return Period(self.starts_on, min(self.ends_on, today)) if self.starts_on <= today else None


@dataclass(frozen=True)
class Found:
    """The value of a figure and the rows behind it, so that every figure opens a list."""

    value: int | float
    rows: Any = None  # a queryset
    url: str = ""  # the page that lists them
    source: str = ""  # of a declared total: who says the number
    source_is_person: bool = False  # what is published does not name it


@dataclass(frozen=True)
class Figure:
    key: str  # members.joined
    words: Any  # what it counts, as a page says it
    # None: its app is not built yet, and only a declared total answers.
    find: Callable[[Period], Found | None] | None


def figures() -> Iterator[Figure]:
    for _app, declared in collect("figures", "FIGURES"):
        yield from declared


def words_of(key: str) -> str:
    """What a figure counts; its key, where no app declares it any more."""
    return next((str(figure.words) for figure in figures() if figure.key == key), key)


def all_words() -> dict[str, str]:
    """The same of each figure, read once: for a page of many."""
    return {figure.key: str(figure.words) for figure in figures()}


def tell_apps(period: Period, *, by: Any) -> None:
    """A total of the period was declared or withdrawn: each app that keeps figures counts them again.

    It offers a function in `WHEN_DECLARED` of its `figures.py`.
    """
    for _app, offered in collect("figures", "WHEN_DECLARED"):
        for follow in offered:
            follow(period, by=by)


def is_declared(key: str, period: Period) -> bool:
    """Its number is known only as such: no row is shown beside it, nor counted."""
    totals = DeclaredTotal.objects.filter(key=key, starts_on=period.starts_on, ends_on=period.ends_on)
    return totals.exists()


def answers(period: Period, only: Collection[str] | None = None) -> dict[str, Found | None]:
    """Each figure of the period, by its key; with `only`, those keys."""
    rows = DeclaredTotal.objects.filter(starts_on=period.starts_on, ends_on=period.ends_on)
    declared = {total.key: _declared(total) for total in rows}
    return {
        figure.key: declared.get(figure.key) or (figure.find(period) if figure.find else None)
        for figure in figures()
        if only is None or figure.key in only
    }


def _declared(total: DeclaredTotal) -> Found:
    return Found(total.value, source=total.source, source_is_person=total.source_is_person)


def values(period: Period) -> dict[str, int | float | None]:
    """Of the apps that are built; the others are absent."""
    built = {figure.key for figure in figures() if figure.find}
    return {key: answer.value if answer else None for key, answer in answers(period).items() if key in built}
