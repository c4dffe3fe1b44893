"""Up to three lines over the years: told apart by the shape of their points, named at their end."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap
from typing import Any

from django.utils.translation import gettext as _

from office.charts.drawing import WIDTH, slug_of

LEFT, RIGHT, NAMES = 24, 24, 130  # room beside the drawing; at its right more, where lines have names
TOP, PLOT, FOOT, LINE = (
    26,
    150,
    30,
    18,
)  # heights: over the highest point, of the drawing, of the years, of a text
LETTERS = 15  # of a name, in a line
MOST_YEARS, MOST_VALUES = 8, 12  # written under the drawing, and over the points of a line
MARKS = ("circle", "square", "triangle")
DASHES = ("none", "8 4", "2 3")
UNKNOWN = "–"


@dataclass(frozen=True)
class Line:
    """A number for each year; None where nobody knows it: the line is broken there."""

    label: Any
    values: tuple[int | None, ...]


@dataclass(frozen=True)
class Point:
    x: float
    y: float
    value: int


@dataclass(frozen=True)
class DrawnLine:
    mark: str
    dash: str
    points: list[Point]
    path: str  # «M24 130L75 40»
    says_values: bool
    names: list[tuple[float, str]]  # at its end: the base of each line of text, and its words


@dataclass(frozen=True)
class LineChart:
    """`title` says the finding; `names` heads the column of years of the table."""

    title: str
    years: tuple[int, ...]
    lines: tuple[Line, ...]
    names: str
    width: int = WIDTH
    height: int = TOP + PLOT + FOOT
    base: int = TOP + PLOT

    @property
    def slug(self) -> str:
        return slug_of(self.title)

    @property
    def right(self) -> int:
        return WIDTH - (NAMES if len(self.lines) > 1 else RIGHT)

    @property
    def names_x(self) -> int:
        return self.right + 12

    @property
    def description(self) -> str:
        """The drawing in words, line by line."""
        return " ".join(f"{line.label}: {self._in_words(line)}." for line in self.lines)

    def _in_words(self, line: Line) -> str:
        known = zip(self.years, line.values, strict=True)
        said = [f"{year}, {value}" for year, value in known if value is not None]
        return "; ".join(said) or _("unknown in every year")

    @property
    def ticks(self) -> list[tuple[float, int]]:
        """The years that are written: the last always."""
        step = -(-len(self.years) // MOST_YEARS)
        last = len(self.years) - 1
        return [(self._x(n), year) for n, year in enumerate(self.years) if (last - n) % step == 0]

    @property
    def drawn(self) -> list[DrawnLine]:
        points = [self._points(line) for line in self.lines]
        names = self._names(points) if len(self.lines) > 1 else [[] for _line in self.lines]
        return [
            DrawnLine(
                mark=MARKS[n],
                dash=DASHES[n],
                points=found,
                path=self._path(line),
                says_values=len(self.lines) == 1 and len(found) <= MOST_VALUES,
                names=names[n],
            )
            for n, (line, found) in enumerate(zip(self.lines, points, strict=True))
        ]

    def _x(self, place: int) -> float:
        steps = max(len(self.years) - 1, 1)
        return round(LEFT + place * (self.right - LEFT) / steps, 1)

    def _point(self, place: int, value: int) -> Point:
        known = [value for line in self.lines for value in line.values if value is not None]
        highest = max(known, default=0) or 1
        return Point(self._x(place), round(self.base - value * PLOT / highest, 1), value)

    def _points(self, line: Line) -> list[Point]:
        return [self._point(n, value) for n, value in enumerate(line.values) if value is not None]

    def _path(self, line: Line) -> str:
        """A stroke for each stretch of years that are known."""
        numbered = groupby(enumerate(line.values), key=lambda pair: pair[1] is not None)
        stretches = [[self._point(n, value or 0) for n, value in found] for known, found in numbered if known]
        return "".join("M" + "L".join(f"{point.x} {point.y}" for point in stretch) for stretch in stretches)

    def _names(self, points: Sequence[list[Point]]) -> list[list[tuple[float, str]]]:
        """Each beside the end of its line, lower where another name is there already."""
        words = [wrap(str(line.label), LETTERS) for line in self.lines]
        ends = [found[-1].y if found else float(self.base) for found in points]
        top, placed = 0.0, {}
        for n in sorted(range(len(ends)), key=lambda n: ends[n]):
            begin = max(top, ends[n] + 5 - LINE * (len(words[n]) - 1) / 2 - LINE)
            placed[n] = [(round(begin + LINE * (k + 1), 1), word) for k, word in enumerate(words[n])]
            top = begin + LINE * len(words[n])
        return [placed[n] for n in range(len(ends))]

    @property
    def table(self) -> dict[str, Any]:
        """What `components/number_table.html` asks for."""
        by_year = zip(self.years, zip(*(line.values for line in self.lines), strict=True), strict=True)
        return {
            "caption": _("The same in numbers"),
            "head": [self.names, *(line.label for line in self.lines)],
            "rows": [
                {"label": str(year), "cells": [UNKNOWN if value is None else value for value in values]}
                for year, values in by_year
            ],
        }
