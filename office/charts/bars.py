"""Stacked bars."""

from dataclasses import dataclass
from itertools import accumulate
from textwrap import wrap
from typing import Any

from django.utils.translation import gettext as _

from office.charts.drawing import WIDTH, slug_of

BAR, LINE, GAP, TOTAL = 22, 18, 12, 34  # heights of a bar, of a line of text, between bars; room for a total
LETTERS = 46  # of a label, in a line
NARROWEST = 11  # a part that is narrower says its number in the table only


@dataclass(frozen=True)
class Series:
    """A part of every bar; `look` (solid, hatch, dots, open) is told from the others without colour."""

    label: Any
    look: str


@dataclass(frozen=True)
class Bar:
    label: str
    counts: tuple[int, ...]  # one for each series
    url: str = ""

    @property
    def total(self) -> int:
        return sum(self.counts)


@dataclass(frozen=True)
class Part:
    """A piece of a bar, with the middle of its number."""

    x: float
    y: int
    width: float
    count: int
    look: str

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def base(self) -> int:
        return self.y + BAR - 6

    @property
    def patch(self) -> tuple[float, float]:
        """Where the paper behind a number begins, and how wide it is: a pattern would eat the digits."""
        wide = 8.0 * len(str(self.count)) + 4
        return round(self.middle - wide / 2, 1), wide

    @property
    def says_count(self) -> bool:
        return self.width >= max(NARROWEST, self.patch[1] - 2)


@dataclass(frozen=True)
class DrawnBar:
    lines: list[tuple[int, str]]  # of its label: the base of each, and its words
    parts: list[Part]
    total: int
    total_x: float
    base: int


@dataclass(frozen=True)
class BarChart:
    """`title` says the finding; `names` heads the first column of the table."""

    title: str
    series: tuple[Series, ...]
    bars: tuple[Bar, ...]
    names: str
    height_of_bar: int = BAR
    width: int = WIDTH

    @property
    def slug(self) -> str:
        return slug_of(self.title)

    @property
    def description(self) -> str:
        """The drawing in words, bar by bar."""
        return " ".join(f"{bar.label}: {self._in_words(bar)}." for bar in self.bars)

    def _in_words(self, bar: Bar) -> str:
        said = [
            f"{count} {str(one.label).lower()}"
            for one, count in zip(self.series, bar.counts, strict=True)
            if count
        ]
        return ", ".join(said) or _("none")

    @property
    def drawn(self) -> list[DrawnBar]:
        longest = max((bar.total for bar in self.bars), default=0) or 1
        top, found = 0, []
        for bar in self.bars:
            words = wrap(bar.label, LETTERS) or [""]
            found.append(self._draw(bar, words, top, (WIDTH - TOTAL) / longest))
            top += LINE * len(words) + BAR + GAP
        return found

    def _draw(self, bar: Bar, words: list[str], top: int, unit: float) -> DrawnBar:
        y = top + LINE * len(words)
        starts = accumulate((0, *bar.counts))
        parts = [
            Part(round(start * unit, 1), y, round(count * unit, 1), count, one.look)
            for one, count, start in zip(self.series, bar.counts, starts, strict=False)
            if count
        ]
        return DrawnBar(
            lines=[(top + LINE * number - 4, line) for number, line in enumerate(words, start=1)],
            parts=parts,
            total=bar.total,
            total_x=round(bar.total * unit + 6, 1),
            base=y + BAR - 6,
        )

    @property
    def height(self) -> int:
        """Of the whole drawing."""
        last = self.drawn[-1] if self.bars else None
        return last.base + GAP if last else 1

    @property
    def table(self) -> dict[str, Any]:
        """What `components/number_table.html` asks for; the sum at its foot where there are several bars."""
        sums = [sum(counts) for counts in zip(*(bar.counts for bar in self.bars), strict=True)]
        return {
            "caption": _("The same in numbers"),
            "head": [self.names, *(one.label for one in self.series)],
            "rows": [{"label": bar.label, "cells": bar.counts, "url": bar.url} for bar in self.bars],
            "foot": {"label": _("Total"), "cells": sums} if len(self.bars) > 1 else None,
        }
