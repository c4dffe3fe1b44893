"""How far each of some things is: a strip that fills, with its number beside it."""

from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from django.utils.translation import gettext as _

from office.charts.drawing import WIDTH, slug_of

STRIP, LINE, GAP, WORDS = (
    16,
    18,
    12,
    90,
)  # heights of a strip, of a line of text, between strips; room for words
LETTERS = 46


@dataclass(frozen=True)
class Step:
    label: str
    done: int
    total: int


@dataclass(frozen=True)
class DrawnStep:
    lines: list[tuple[int, str]]
    y: int
    done: float  # width
    words: str

    @property
    def base(self) -> int:
        return self.y + STRIP - 3


@dataclass(frozen=True)
class ProgressChart:
    """`title` says the finding; `names` heads the first column of the table."""

    title: str
    steps: tuple[Step, ...]
    names: str
    width: int = WIDTH
    strip: int = WIDTH - WORDS
    strip_height: int = STRIP
    words_x: int = WIDTH - WORDS + 8

    @property
    def slug(self) -> str:
        return slug_of(self.title)

    @property
    def description(self) -> str:
        return " ".join(f"{step.label}: {in_words(step)}." for step in self.steps)

    @property
    def drawn(self) -> list[DrawnStep]:
        top, found = 0, []
        for step in self.steps:
            words = wrap(step.label, LETTERS) or [""]
            lines = [(top + LINE * number - 4, line) for number, line in enumerate(words, start=1)]
            done = round(self.strip * min(step.done, step.total) / step.total, 1) if step.total else 0.0
            found.append(DrawnStep(lines, top + LINE * len(words), done, in_words(step)))
            top += LINE * len(words) + STRIP + GAP
        return found

    @property
    def height(self) -> int:
        """Of the whole drawing."""
        last = self.drawn[-1] if self.steps else None
        return last.y + STRIP + GAP if last else 1

    @property
    def table(self) -> dict[str, Any]:
        """What `components/number_table.html` asks for."""
        return {
            "caption": _("The same in numbers"),
            "head": [self.names, _("Done"), _("In all")],
            "rows": [{"label": step.label, "cells": (step.done, step.total)} for step in self.steps],
        }


def in_words(step: Step) -> str:
    """«5 de 11»"""
    return _("%(done)d of %(total)d") % {"done": step.done, "total": step.total}
