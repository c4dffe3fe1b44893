"""The figures as data, for whoever counts on: open, without names of people."""

import json
from decimal import Decimal
from typing import Any

from reports.pages.document import Chapter, FigureShown, ReportDocument


def write(document: ReportDocument) -> bytes:
    found = {
        "year": document.report.year,
        "title": document.title,
        "version": document.number,
        "sections": [_chapter(chapter) for chapter in document.chapters],
    }
    return json.dumps(found, ensure_ascii=False, indent=2).encode()


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "title": chapter.title,
        "text": chapter.text,
        "figures": [_figure(figure) for figure in chapter.figures],
        "lists": [
            {
                "title": shown.words,
                "lines": [
                    {"on": line.on and line.on.isoformat(), "text": line.text, "place": line.place}
                    for line in shown.lines
                ],
            }
            for shown in chapter.lists
        ],
    }


def _figure(figure: FigureShown) -> dict[str, Any]:
    return {
        "key": figure.key,
        "words": figure.words,
        "value": _number(figure.value),
        "source": figure.source,
        "earlier": {str(year): _number(value) for year, value in figure.earlier},
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
