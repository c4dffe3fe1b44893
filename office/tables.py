"""A list as a file: the same columns and rows as on the screen, all of its pages, and no formula that runs."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import slugify

from office import clock

Cell = str | int | date | None
# What a spreadsheet takes for the beginning of a formula; OWASP, «CSV injection».
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Column:
    """`label` heads it; `value` takes it from a row."""

    label: Any
    value: Callable[[Any], Cell]


def as_file(name: str, kind: str, columns: list[Column], rows: Iterable[Any]) -> HttpResponseBase:
    """`kind` is «csv» or «xlsx»; the name gets the day, so that two exports are told apart."""
    if kind not in {"csv", "xlsx"}:
        raise Http404
    answer = _csv(columns, rows) if kind == "csv" else _xlsx(columns, rows)
    answer["Content-Disposition"] = f'attachment; filename="{slugify(name)}-{clock.today():%Y-%m-%d}.{kind}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def defused(value: Cell) -> Cell:
    """A text that a spreadsheet would run is shown instead, behind an apostrophe."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_SIGNS):
        return f"'{value}"
    return value


def _lines(columns: list[Column], rows: Iterable[Any]) -> Iterator[list[Cell]]:
    yield [str(column.label) for column in columns]
    for row in rows:
        yield [defused(column.value(row)) for column in columns]


class _Echo:
    """What csv writes to and streaming sends on."""

    def write(self, line: str) -> str:
        return line


def _csv(columns: list[Column], rows: Iterable[Any]) -> StreamingHttpResponse:
    # A mark of UTF-8 and semicolons: what a spreadsheet set to Catalan opens without asking.
    writer = csv.writer(_Echo(), delimiter=";")

    def text() -> Iterator[str]:
        yield "\ufeff"
        for line in _lines(columns, rows):
            yield writer.writerow([_in_csv(cell) for cell in line])

    return StreamingHttpResponse(text(), content_type="text/csv; charset=utf-8")


def _in_csv(cell: Cell) -> Cell:
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell


def _xlsx(columns: list[Column], rows: Iterable[Any]) -> HttpResponse:
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    book = Workbook(write_only=True)  # row by row: a list of thousands stays small in memory
    sheet = book.create_sheet()
    sheet.freeze_panes = "A2"
    for line in _lines(columns, rows):
        sheet.append([ILLEGAL_CHARACTERS_RE.sub("", c) if isinstance(c, str) else c for c in line])
    answer = HttpResponse(content_type=XLSX)
    book.save(answer)
    return answer
