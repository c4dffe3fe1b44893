"""A list as a file: what it says, and that nothing in it runs when it is opened."""

import csv
import io
from datetime import UTC, date, datetime

import pytest
from django.http import Http404
from django.utils.translation import gettext_lazy
from openpyxl import load_workbook

from office import clock
from office.tables import Column, as_file, defused, typed

KINDS = ["csv", "xlsx"]


def cells(kind: str, *values) -> list:
    """What a spreadsheet has of one column with these values, its heading left out."""
    answer = as_file("Llista", kind, [Column("Valor", lambda value: value)], values)
    content = b"".join(answer)
    if kind == "csv":
        return [row[0] for row in csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")][1:]
    sheet = load_workbook(io.BytesIO(content)).active
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}  # no formula
    return [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+34 93 000 00 00", "'+34 93 000 00 00"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ('=HYPERLINK("https://example.org","Cliqueu")', '\'=HYPERLINK("https://example.org","Cliqueu")'),
        ("  =1+1", "'  =1+1"),
        ("\u00a0=1+1", "'\u00a0=1+1"),
        ("\t=1+1", "'\t=1+1"),
        ("\n=1+1", "'\n=1+1"),
        ("\x00=1+1", "'=1+1"),
        ("\ufeff=1+1", "'=1+1"),
        ("\x1b\x07-2+3", "'-2+3"),
        ("＝1+1", "'＝1+1"),
        ("Vic", "Vic"),
        ("l'Hospitalet = ciutat", "l'Hospitalet = ciutat"),
        ("a\x00b\x0bc", "abc"),
    ],
)
def test_text_that_would_run_is_shown_instead(kind, text, shown):
    assert cells(kind, text) == [shown]


def test_carriage_return_in_front_does_not_hide_a_formula():
    assert defused("\r=1+1") == "'\r=1+1"


@pytest.mark.parametrize("text", ["=1+1", " -1", "Vic", "'Vic", "'", "", "''=1", "l'Hospitalet"])
def test_text_that_went_out_comes_back_as_it_was(text):
    assert typed(defused(text)) == text


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Membres", "Membres"),
        ("7. tallers de les jornades de la Xarxa", "7. tallers de les jornades de"),
        ("Conveni 2025/2026: [esborrany]?", "Conveni 2025 2026 esborrany"),
        ("x" * 40, "x" * 31),
        ("'Vic'", "Vic"),
    ],
)
def test_sheet_is_named_after_its_list(words, name):
    answer = as_file(words, "xlsx", [Column("Valor", str)], [])

    assert load_workbook(io.BytesIO(b"".join(answer))).sheetnames == [name]


def test_head_of_a_workbook_is_bold_and_stays_in_sight():
    sheet = load_workbook(
        io.BytesIO(b"".join(as_file("Llista", "xlsx", [Column("Valor", str)], ["Vic"])))
    ).active

    assert (sheet["A1"].font.bold, sheet["A2"].font.bold, sheet.freeze_panes) == (True, False, "A2")


def test_heading_is_defused_too():
    answer = as_file("Llista", "csv", [Column("=1+1", str)], [])

    assert b"".join(answer).decode("utf-8-sig") == "'=1+1\r\n"


def test_numbers_and_days_stay_what_they_are_in_a_workbook():
    moment = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)

    assert cells("xlsx", 4512, -3, 0, None, date(2026, 3, 5), moment, True, gettext_lazy("Council")) == [
        4512,
        -3,
        0,
        None,
        datetime(2026, 3, 5),
        datetime(2026, 3, 5, 10, 30),
        "sí",
        "Ens",
    ]


def test_numbers_and_days_are_written_the_catalan_way_in_csv():
    moment = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)

    assert cells("csv", 4512, -3, 0, None, date(2026, 3, 5), moment, False) == [
        "4512",
        "-3",
        "0",
        "",
        "05/03/2026",
        "05/03/2026 10:30",
        "no",
    ]


def test_csv_has_its_mark_and_semicolons_and_quotes_what_it_must():
    columns = [Column("Ens", lambda row: row[0]), Column("Nota", lambda row: row[1])]

    answer = as_file("Els membres", "csv", columns, [("Vic; i més", 'diu «sí» i "no"\nfins demà')])

    assert b"".join(answer).decode() == ('\ufeffEns;Nota\r\n"Vic; i més";"diu «sí» i ""no""\nfins demà"\r\n')
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == (
        f'attachment; filename="els-membres-{clock.today():%Y-%m-%d}.csv"'
    )
    assert answer["Cache-Control"] == "private, no-store"


def test_workbook_keeps_its_headings_in_sight_and_shows_days():
    columns = [Column("Des de", lambda row: row), Column("Un títol bastant més llarg", str)]

    answer = as_file("Llista", "xlsx", columns, [date(2026, 3, 5)])

    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet.freeze_panes == "A2"
    assert sheet["A2"].number_format == "DD/MM/YYYY"
    assert (sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width) == (12, 28)


def test_long_csv_leaves_line_by_line():
    taken = []

    def rows():
        for number in range(100_000):
            taken.append(number)
            yield number

    answer = as_file("Llista", "csv", [Column("Número", lambda row: row)], rows())
    stream = iter(answer)
    next(stream), next(stream), next(stream)

    assert answer.streaming
    assert taken == [0]


@pytest.mark.parametrize("kind", ["pdf", "", "CSV", "xls"])
def test_other_kinds_are_not_there(kind):
    with pytest.raises(Http404):
        as_file("Llista", kind, [], [])
