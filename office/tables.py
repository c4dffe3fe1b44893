"""A list as a file: the same columns and rows as on the screen, all of its pages, and no formula that runs."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import chain, islice
from typing import Any

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import gettext as _

from office import clock

Cell = str | int | Decimal | date | Promise | None
# What a spreadsheet takes for the beginning of a formula (OWASP, «CSV injection»), the wide signs too.
FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
# What no XML may hold; a text is judged without them, because a reader drops them: «\0=1+1» is a formula.
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe\uffff]")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAME_LENGTH = 31  # of a sheet
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
NARROWEST, WIDEST = 10, 60  # columns of a workbook, in letters


@dataclass(frozen=True)
class Column:
    """`label` heads it; `value` takes it from a row."""

    label: Any
    value: Callable[[Any], Cell]


@dataclass(frozen=True)
class Around:
    """What a workbook says beside its table; a CSV has the table only.

    `above`: sentences, the first of them its title. `totals`: as long as the columns. `below`: sentences.
    """

    above: tuple[str, ...] = ()
    totals: tuple[Cell, ...] = ()
    below: tuple[str, ...] = ()


NOTHING_AROUND = Around()


def as_file(
    name: str, kind: str, columns: list[Column], rows: Iterable[Any], around: Around = NOTHING_AROUND
) -> HttpResponseBase:
    """`kind` is «csv» or «xlsx»; the name gets the day, so that two exports are told apart."""
    if kind not in {"csv", "xlsx"}:
        raise Http404
    answer: HttpResponseBase
    if kind == "csv":
        answer = _csv(columns, rows)
    else:
        answer = HttpResponse(as_workbook(columns, rows, name, around), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{slugify(name)}-{clock.today():%Y-%m-%d}.{kind}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def defused(text: str) -> str:
    """A text that a spreadsheet would run is shown instead, behind an apostrophe."""
    return f"'{text}" if _would_run(text) else text


def typed(text: str) -> str:
    """What was there before `defused`, when the file comes back."""
    return text[1:] if text.startswith("'") and _would_run(text[1:]) else text


def _would_run(text: str) -> bool:
    # Spaces do not hide a sign from every program; tabs and ends of line are signs themselves.
    return text.lstrip(" \u00a0\u200b\u3000").startswith(FORMULA_SIGNS)


def _lines(columns: list[Column], rows: Iterable[Any]) -> Iterator[list[Any]]:
    yield [plain(column.label) for column in columns]
    for row in rows:
        yield [plain(column.value(row)) for column in columns]


def plain(value: Any) -> Any:
    """Numbers and dates as they are; everything else as a harmless text."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return (value.astimezone(clock.zone()) if value.tzinfo else value).replace(tzinfo=None)
    if value is None or isinstance(value, (int, Decimal, date)):
        return value
    return defused(CONTROLS.sub("", str(value)))


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


def _in_csv(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, Decimal):
        return str(cell).replace(".", ",")
    return f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell


def as_workbook(
    columns: list[Column], rows: Iterable[Any], name: str = "", around: Around = NOTHING_AROUND
) -> bytes:
    """Of one sheet."""
    from openpyxl import Workbook

    book, content = Workbook(write_only=True), BytesIO()  # row by row: thousands stay small in memory
    write_sheet(book, columns, rows, name, around)
    book.save(content)
    return content.getvalue()


def write_sheet(
    book: Any, columns: list[Column], rows: Iterable[Any], name: str = "", around: Around = NOTHING_AROUND
) -> None:
    """A sheet more of a workbook that is written row by row."""
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(sheet_name(name) or None)
    above = [*around.above, ""] if around.above else []
    sheet.freeze_panes = f"A{len(above) + 2}"
    lines = _lines(columns, rows)
    beginning = list(islice(lines, 100))  # widths are written before the first row
    for number, cells in enumerate(zip(*beginning, strict=True), start=1):
        longest = max(len(str(cell)) for cell in cells if cell is not None)
        sheet.column_dimensions[get_column_letter(number)].width = min(max(longest + 2, NARROWEST), WIDEST)
    for place, sentence in enumerate(above):
        words = plain(sentence)
        sheet.append([words if place else bold_in_xlsx(sheet, words)])
    sheet.append([head_in_xlsx(sheet, cell) for cell in beginning[0]])
    for line in chain(beginning[1:], lines):
        sheet.append([in_xlsx(sheet, cell) for cell in line])
    if around.totals:
        sheet.append([bold_in_xlsx(sheet, plain(cell)) for cell in around.totals])
    for sentence in around.below:
        sheet.append([plain(sentence)])


def sheet_name(words: str) -> str:
    """As a workbook takes it, cut between two words."""
    name = " ".join(NOT_IN_A_NAME.sub(" ", CONTROLS.sub("", words)).split())
    if len(name) > NAME_LENGTH:
        name = name[: NAME_LENGTH + 1].rpartition(" ")[0] or name[:NAME_LENGTH]
    return name.strip(" '")


def head_in_xlsx(sheet: Any, words: Any) -> Any:
    from openpyxl.styles import Alignment

    cell = bold_in_xlsx(sheet, words)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def bold_in_xlsx(sheet: Any, value: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, value)
    cell.font = Font(bold=True)
    return cell


def in_xlsx(sheet: Any, value: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, date):
        return value
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = "DD/MM/YYYY HH:MM" if isinstance(value, datetime) else "DD/MM/YYYY"
    return cell
