"""Every figure with the rows behind it, as a spreadsheet; it holds names, and stays in the house."""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from io import BytesIO
from itertools import islice
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from office.figures import Found, answers
from office.tables import head_in_xlsx, in_xlsx, plain, sheet_name
from reports.pages.document import FigureShown, ReportDocument

MOST_ROWS = 10_000  # of a figure


def write(document: ReportDocument) -> bytes:
    book = Workbook(write_only=True)  # row by row: the rows of a year stay small in memory
    shown = _each_once(document)
    found = answers(document.report.period, {figure.key for figure in shown})
    with_rows = [figure for figure in shown if (rows := found.get(figure.key)) and rows.rows is not None]
    names = {
        figure.key: sheet_name(f"{at}. {capfirst(figure.words)}")
        for at, figure in enumerate(with_rows, start=1)
    }
    _add(
        book,
        _("Figures"),
        _summary(document, shown, found, names),
        widths=(60, 12, 12, 12, 50, 32, 60),
        leads=names.values(),
    )
    for figure in with_rows:
        _add(book, names[figure.key], _rows(figure, found[figure.key]), widths=(70, 14, 14, 70))
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _each_once(document: ReportDocument) -> list[FigureShown]:
    by_key = {figure.key: figure for chapter in document.chapters for figure in chapter.figures}
    return list(by_key.values())


def _summary(
    document: ReportDocument,
    shown: Iterable[FigureShown],
    found: dict[str, Found | None],
    names: dict[str, str],
) -> Iterator[list[Any]]:
    earlier = [year for year in document.years if year != document.report.year]
    yield [
        _("What is counted"), *map(str, earlier), str(document.report.year), _("Source of a declared total"),
        _("Sheet of its rows"), _("Address"),
    ]  # fmt: skip
    for figure in shown:
        beside = dict(figure.earlier)
        yield [
            capfirst(figure.words), *(_number(beside.get(year)) for year in earlier), _number(figure.value),
            figure.source, names.get(figure.key, ""), _address(figure.url),
        ]  # fmt: skip


def _rows(figure: FigureShown, found: Found | None) -> Iterator[list[Any]]:
    """As they are now: what was counted earlier may have changed since, and says so."""
    assert found is not None
    yield [capfirst(figure.words), _("Day"), _("Until"), _("Address")]
    if figure.value is not None and found.value != figure.value:
        yield [_("The rows have changed since the figure was counted: it was %s.") % figure.number]
    for row in islice(found.rows.all().iterator(chunk_size=500), MOST_ROWS):
        yield _row(row)


def _row(row: Any) -> list[Any]:
    """A record, or the values of one where a figure joins two kinds."""
    if isinstance(row, dict):
        return [next((value for value in row.values() if isinstance(value, str)), "")]
    day = getattr(row, "day", None) or getattr(row, "starts_on", None)
    address = getattr(row, "get_absolute_url", None)
    return [str(row), day, getattr(row, "ends_on", None), _address(address() if address else "")]


def _number(value: Decimal | None) -> Any:
    """A cell that can be added; in words where nobody knows."""
    if value is None:
        return _("to be confirmed")
    return int(value) if value == value.to_integral_value() else float(value)


def _address(path: str) -> str:
    return urljoin(settings.SITE_ADDRESS, path) if path else ""


def _add(
    book: Workbook, name: str, lines: Iterable[list[Any]], widths: Iterable[int], leads: Collection[str] = ()
) -> None:
    """`leads`: names of sheets, whose cells lead there."""
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    rows = iter(lines)
    sheet.append([head_in_xlsx(sheet, plain(cell)) for cell in next(rows)])
    for number, line in enumerate(rows, start=2):
        cells = [in_xlsx(sheet, _typed(cell)) for cell in line]
        sheet.append(
            [
                _leading(sheet, cell, number, at) if cell in leads else cell
                for at, cell in enumerate(cells, start=1)
            ]
        )


def _leading(sheet: Any, name: str, row: int, column: int) -> WriteOnlyCell:
    """To the sheet of that name."""
    cell = WriteOnlyCell(sheet, name)
    quoted = name.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=f"{get_column_letter(column)}{row}", location=f"'{quoted}'!A1")
    cell.style = "Hyperlink"
    return cell


def _typed(cell: Any) -> Any:
    return cell if isinstance(cell, float) else plain(cell)
