"""A spreadsheet that somebody sends: its lines as plain values, or a sentence that says what is wrong with it.

Nothing in it is run: a formula is the value that was saved beside it, a text is only a text.
"""

import csv
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from office import files
from office.file_kinds import DOCUMENTS, FileKind, is_csv
from office.folding import letters
from office.refusals import Refused
from office.tables import typed

SPREADSHEETS = {"csv": FileKind("CSV", "text/csv", is_csv), "xlsx": DOCUMENTS["xlsx"]}
OTHER_SPREADSHEETS = {"xls", "xlsm", "xlsb", "xlt", "xltx", "ods", "numbers", "gsheet"}
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"  # the package of the old Office, and that of a workbook with a password
# What an import of members writes in some 25 s (13 ms a line): within the lease of a job.
MAX_LINES = 2_000
MAX_COLUMNS = 60
# Below it nothing is looked for: a sheet formatted to its end has a million empty lines.
LAST_LINE = 20_000
# Of its texts, once unpacked: 2,000 full lines of 60 columns are some 8 MB, and a hostile one takes a second for each.
MAX_UNPACKED = 12 * 1024 * 1024
DELIMITERS = ";\t,"  # of two that divide the text alike, the one first here

Value = str | int | float | date | None


@dataclass(frozen=True)
class Reading:
    """`lines` at most of a text, `rows` of a workbook, which is read ten times slower; `hours` of its cells are kept."""

    lines: int = MAX_LINES
    rows: int = MAX_LINES
    hours: bool = False


USUAL = Reading()


@dataclass(frozen=True)
class Line:
    """`number` as the spreadsheet shows it, from 1."""

    number: int
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Sheet:
    """The lines with something in them; `others` are the sheets of the workbook that were not read."""

    lines: tuple[Line, ...]
    name: str = ""
    others: tuple[str, ...] = ()


def judge(upload: "UploadedFile[Any]") -> tuple[str, bytes]:
    """Name and content of an upload that can be read as a spreadsheet."""
    name = files.clean_name(upload.name or "")
    if files.extension_of(name) in OTHER_SPREADSHEETS:
        raise Refused(
            _("«%s» is of a kind we cannot read: open it, save it as XLSX and send that file.") % name
        )
    beginning = upload.read(len(OLD_OR_LOCKED))
    upload.seek(0)
    if beginning == OLD_OR_LOCKED:
        raise Refused(
            _("«%s» has a password or is of the old kind of Excel: save it as XLSX without a password.")
            % name
        )
    name, _kind, content = files.judge(upload, SPREADSHEETS)
    return name, content


def read(name: str, content: bytes, reading: Reading = USUAL) -> Sheet:
    """The lines of the file, the headings among them; refused when there is nothing, or far too much."""
    is_workbook = files.extension_of(name) == "xlsx"
    sheet = _read_workbook(content, reading) if is_workbook else _read_csv(content, reading)
    if not sheet.lines:
        raise Refused(_("The file is empty."))
    return sheet


def read_sheet(name: str, content: bytes, title: str, reading: Reading = USUAL) -> tuple[Line, ...]:
    """The lines of another sheet of the workbook, by its name however it is written; none where there is no such."""
    if files.extension_of(name) != "xlsx":
        return ()
    return _read_workbook(content, reading, title).lines


def _read_workbook(content: bytes, reading: Reading, title: str = "") -> Sheet:
    from openpyxl import load_workbook

    _check_size(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
        if title:
            seen = [sheet for sheet in seen if letters(sheet.title) == letters(title)]
            if not seen:
                return Sheet(())
        first, others = seen[0], seen[1:]
        if (first.max_row or 0) > LAST_LINE:
            raise Refused(
                _("The sheet reaches line %d: copy the lines that count into a new spreadsheet.")
                % first.max_row
            )
        rows = first.iter_rows(max_row=LAST_LINE, max_col=MAX_COLUMNS + 1, values_only=True)
        lines = tuple(_lines(rows, reading.rows, hours=reading.hours))
        return Sheet(lines, first.title, tuple(sheet.title for sheet in others))
    except Refused:
        raise
    except Exception as error:  # whatever a broken or hostile part makes the library stumble on
        raise Refused(
            _("The spreadsheet is damaged and cannot be read: open it, save it as a new file and send that.")
        ) from error


def _check_size(content: bytes) -> None:
    """By what the package says of itself: nothing is unpacked before. A part that lies is cut at that size."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        texts = [part for part in package.infolist() if not part.filename.startswith("xl/media/")]
    if sum(part.file_size for part in texts) > MAX_UNPACKED:
        limit = filesizeformat(MAX_UNPACKED)
        raise Refused(
            _("Once unpacked the spreadsheet takes more than %s: copy the lines that count into a new one.")
            % limit
        )


def _read_csv(content: bytes, reading: Reading) -> Sheet:
    text = _text(content)
    told = re.match(r"sep=(.)\r?\n", text)
    delimiter = told[1] if told else _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows: Iterator[Iterable[Any]] = iter(reader)
        if told:
            next(rows)
            return Sheet(tuple(_lines(rows, reading.lines, first=2)))
        return Sheet(tuple(_lines(rows, reading.lines)))
    except csv.Error as error:
        raise Refused(
            _("Line %d of the file cannot be read: look whether a quotation mark is missing there.")
            % reader.line_num
        ) from error


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _delimiter(text: str) -> str:
    """The one that divides the first lines into most pieces."""
    beginning = text[:20_000].splitlines()[:30]

    def pieces(delimiter: str) -> int:
        try:
            return sum(len(row) for row in csv.reader(beginning, delimiter=delimiter))
        except csv.Error:
            return 0

    return max(DELIMITERS, key=pieces)


def _lines(
    rows: Iterable[Iterable[Any]], most: int, *, first: int = 1, hours: bool = False
) -> Iterator[Line]:
    count = 0
    for number, row in enumerate(rows, start=first):
        values = tuple(plain(_with_its_hour(value) if hours else value) for value in row)
        while values and values[-1] is None:
            values = values[:-1]
        if not values:
            continue
        count += 1
        if count > most:
            raise Refused(_("The file has more than %d lines: send it in parts.") % most)
        if len(values) > MAX_COLUMNS:
            raise Refused(
                _("Line %(line)d has more than %(most)d columns: take out those that do not count.")
                % {"line": number, "most": MAX_COLUMNS}
            )
        yield Line(number, values)


def _with_its_hour(value: Any) -> Any:
    """As a text: «2026-03-30 10:01:22», «10:01:22»; a length of less than a day is an hour too."""
    if isinstance(value, datetime) and value.time() == time.min:
        return value
    if isinstance(value, timedelta):
        is_hour = timedelta(0) <= value < timedelta(days=1)
        return str(value) if is_hour else None
    return str(value) if isinstance(value, (datetime, time)) else value


def plain(value: Any) -> Value:
    """A day without its hour, a whole number without its point, a text without what cannot be seen."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if value is None or isinstance(value, (int, float, date)):
        return value
    text = str(value)
    if text.isascii():
        return typed(" ".join(text.split())) or None
    text = unicodedata.normalize("NFC", text)
    # Marks of direction and widthless spaces come along from web pages.
    seen = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return typed(" ".join(seen.split())) or None
