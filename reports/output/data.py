"""The report as data, for whoever counts on: its figures and its words, without the names behind them."""

import json
from decimal import Decimal
from typing import Any

from office.charts import UNKNOWN
from reports.pages.document import Chapter, FigureShown, ListShown, ReportDocument

SCHEMA = 1  # docs/report-data.md; a change that breaks a reader makes it 2


def write(document: ReportDocument) -> bytes:
    report = document.report
    found = {
        "schema": SCHEMA,
        "year": report.year,
        "title": document.title,
        "subtitle": report.subtitle,
        "language": "ca",
        "version": document.number or None,
        "reason": document.reason,
        "approved_by": f"{report.agreement.body}: {report.agreement}" if report.agreement else None,
        "sections": [_chapter(chapter) for chapter in document.chapters],
    }
    return json.dumps(found, ensure_ascii=False, indent=2).encode()


def _chapter(chapter: Chapter) -> dict[str, Any]:
    return {
        "kind": chapter.section.kind,
        "title": chapter.title,
        "text": chapter.text,
        "figures": [_figure(figure) for figure in chapter.figures],
        "challenges": [{"text": one.text, "answer": one.answer} for one in chapter.challenges],
        "lists": [_list(shown) for shown in chapter.lists],
        "charts": [_chart(shown.drawing.key, shown.drawn) for shown in chapter.drawings],
        "photographs": [
            {
                "alternative": shown.photo.alternative,
                "caption": shown.photo.caption,
                "credit": shown.photo.credit,
            }
            for shown in chapter.photos
        ],
        "links": [{"label": link.label, "url": link.url} for link in chapter.links],
    }


def _list(shown: ListShown) -> dict[str, Any]:
    return {
        "title": shown.words,
        "lines": [
            {"on": line.on and line.on.isoformat(), "text": line.text, "place": line.place}
            for line in shown.lines
        ],
    }


def _chart(key: str, chart: Any) -> dict[str, Any]:
    """The table of it: what a drawing says more than its numbers is for the eye."""
    table = chart.table
    return {
        "key": key,
        "title": str(chart.title),
        "head": [str(word) for word in table["head"]],
        "rows": [[str(row["label"]), *(_cell(cell) for cell in row["cells"])] for row in table["rows"]],
    }


def _cell(cell: Any) -> int | str | None:
    if isinstance(cell, int):
        return cell
    return None if cell == UNKNOWN else str(cell)


def _figure(figure: FigureShown) -> dict[str, Any]:
    """null where nobody knows: that is no zero."""
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
