"""The sheet of a year, of a member or of a body: parts with their counts beside the year before, and dated rows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from office import clock
from office.figures import Period

FIRST_YEAR, YEARS_SHOWN = 2000, 5


@dataclass(frozen=True)
class Row:
    """Something of the year, with its day in words («30/03») where it is of a day."""

    when: str
    words: str
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Count:
    """Of the year before and of the year; a text where a number alone would not say it («3 de 5»)."""

    label: str
    before: Any
    now: Any


@dataclass(frozen=True)
class Part:
    code: str
    title: str
    counts: list[Count] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Sheet:
    subject: Any
    year: int
    parts: list[Part]

    @property
    def shown(self) -> list[Part]:
        return [part for part in self.parts if part.rows]

    @property
    def table(self) -> dict[str, Any]:
        """What `components/number_table.html` asks for."""
        rows = [
            {"label": count.label, "cells": [count.before, count.now]}
            for part in self.parts
            for count in part.counts
        ]
        head = [_("What was done"), str(self.year - 1), str(self.year)]
        return {"caption": _("The year in numbers"), "head": head, "rows": rows}


def is_known(year: int) -> bool:
    """A year of which there may be something to tell."""
    return FIRST_YEAR <= year <= clock.today().year


def years_to_choose(year: int) -> list[int]:
    """The last ones, and that of the page."""
    last = clock.today().year
    return sorted({*range(last - YEARS_SHOWN + 1, last + 1), year})


def both(year: int) -> Period:
    """The year and the one before it."""
    return Period(date(year - 1, 1, 1), date(year, 12, 31))


def overlapping(period: Period) -> Q:
    """Rows that were in force some day of it."""
    return Q(starts_on__lte=period.ends_on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=period.starts_on))


def in_force(rows: Iterable[Any], year: int) -> list[Any]:
    """The same of rows already read."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return [row for row in rows if row.starts_on <= last and (row.ends_on is None or row.ends_on >= first)]


def day_in_short(day: date) -> str:
    """«30/03», as the reports of the network write it."""
    return f"{day:%d/%m}"


def since(row: Any) -> str:
    """«des del dia 01/02/2024», or both days."""
    first = date_format(row.starts_on, "SHORT_DATE_FORMAT")
    if row.ends_on is None:
        return _("since %s") % first
    return f"{first} – {date_format(row.ends_on, 'SHORT_DATE_FORMAT')}"
