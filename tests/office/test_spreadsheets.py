"""What people send as a spreadsheet, and what only calls itself one."""

import io
import zipfile
from datetime import date, datetime, time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from office import spreadsheets
from office.refusals import Refused
from tests.members.spreadsheets import workbook
from tests.office.test_files import PDF, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def judge(name: str, content: bytes) -> tuple[str, bytes]:
    return spreadsheets.judge(SimpleUploadedFile(name, content))


def lines(name: str, content: bytes) -> list[tuple]:
    return [(line.number, *line.values) for line in spreadsheets.read(name, content).lines]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_part(name: str, text: str) -> bytes:
    """A sound workbook with one part of it written by hand."""
    sound = parts(workbook([["Ens", "Estat"], ["Vic", "Membre"]]))
    return zipped([(part, text.encode() if part == name else old) for part, old in sound.items()])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_is_read_in_any_usual_encoding_and_delimiter(encoding, delimiter):
    text = f'Ens{delimiter}Estat\r\n"Òdena, la d{delimiter} aquí"{delimiter}Membre\r\n'

    assert lines("llista.csv", text.encode(encoding)) == [
        (1, "Ens", "Estat"),
        (2, f"Òdena, la d{delimiter} aquí".replace("\t", " ").replace("  ", " "), "Membre"),
    ]


def test_title_with_commas_does_not_choose_the_delimiter():
    text = "Membres de la Xarxa, a 31 de desembre, provisional\n\nEns;Estat\nVic;Membre\nOlot;Membre\n"

    assert lines("llista.csv", text.encode())[1:] == [
        (3, "Ens", "Estat"),
        (4, "Vic", "Membre"),
        (5, "Olot", "Membre"),
    ]


def test_csv_that_says_its_delimiter_is_believed():
    assert lines("llista.csv", b"sep=|\r\nEns|Estat; si en te\r\n") == [(2, "Ens", "Estat; si en te")]


def test_lines_are_numbered_as_the_spreadsheet_shows_them():
    assert lines("llista.csv", b'Ens\n\n"Vic\nen dues"\nOlot\n') == [
        (1, "Ens"),
        (3, "Vic en dues"),
        (4, "Olot"),
    ]
    assert lines("llista.xlsx", workbook([["Ens"], [], ["Vic"], [None], ["Olot"]])) == [
        (1, "Ens"),
        (3, "Vic"),
        (5, "Olot"),
    ]


def test_workbook_gives_days_numbers_and_words():
    row = [
        datetime(2024, 3, 20),
        date(2024, 3, 20),
        8298,
        8298.0,
        0.5,
        True,
        time(9, 30),
        " Vic\u200b\n d'Osona ",
        "",
    ]

    assert lines("llista.xlsx", workbook([row])) == [
        (1, date(2024, 3, 20), date(2024, 3, 20), 8298, 8298, 0.5, True, "09:30:00", "Vic d'Osona")
    ]


def test_formula_is_a_text_or_the_value_saved_with_it():
    saved = '<c r="A3"><f>1+1</f><v>2</v></c>'
    text = '<c r="B3" t="inlineStr"><is><t>=HYPERLINK("https://example.org")</t></is></c>'
    content = with_part(
        "xl/worksheets/sheet1.xml",
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="3">{saved}{text}</row></sheetData></worksheet>',
    )

    assert lines("llista.xlsx", content) == [(3, 2, '=HYPERLINK("https://example.org")')]
    assert lines("llista.csv", b'"=HYPERLINK(""x"")";\'=1+1\n') == [(1, '=HYPERLINK("x")', "=1+1")]


def test_texts_kept_apart_from_their_cells_are_read():
    """As Excel writes them: once, in a part of their own."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    package = parts(
        with_part("xl/worksheets/sheet1.xml", SHEET.format('<row r="1"><c t="s"><v>1</v></c></row>'))
    )
    package["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{main}"><si><t>Ens</t></si><si><t>Òdena</t></si></sst>'.encode()
    )
    links, index = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
    link = f'<Relationship Type="{kinds}" Target="/xl/sharedStrings.xml" Id="rId99"/></Relationships>'
    package[links] = package[links].replace(b"</Relationships>", link.encode())
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    entry = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    package[index] = package[index].replace(b"</Types>", entry.encode())

    assert lines("llista.xlsx", zipped(list(package.items()))) == [(1, "Òdena")]


def test_first_visible_sheet_is_read_and_the_others_are_named():
    book = Workbook()
    book.active.append(["amagat"])
    book.active.sheet_state = "hidden"
    book.create_sheet("Membres").append(["Ens"])
    book.create_sheet("Notes").append(["res"])
    book.active = 1
    written = io.BytesIO()
    book.save(written)

    sheet = spreadsheets.read("llista.xlsx", written.getvalue())

    assert (sheet.name, sheet.others, sheet.lines[0].values) == ("Membres", ("Notes",), ("Ens",))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("llista.csv", b"", "buit", id="nothing"),
        pytest.param("llista.xls", OLE, "deseu-lo com a XLSX", id="old Excel"),
        pytest.param("llista.ods", b"PK", "deseu-lo com a XLSX", id="LibreOffice"),
        pytest.param("llista.xlsm", b"PK", "deseu-lo com a XLSX", id="macros"),
        pytest.param("llista.xlsx", OLE, "contrasenya", id="a password, or old Excel renamed"),
        pytest.param("llista.csv", OLE, "contrasenya", id="old Excel as csv"),
        pytest.param("llista.pdf", PDF, "CSV, XLSX", id="PDF"),
        pytest.param("llista.xlsx", PDF, "no és el d'un fitxer XLSX", id="PDF as a workbook"),
        pytest.param("llista.csv", PDF, "no és el d'un fitxer CSV", id="PDF as csv"),
        pytest.param("llista.csv", b"<html><table>", "no és el d'un fitxer CSV", id="a page as csv"),
        pytest.param("llista.csv", b"PK\x03\x04 xlsx", "no és el d'un fitxer CSV", id="a workbook as csv"),
        pytest.param("llista.csv", bytes(range(32)) * 9, "no és el d'un fitxer CSV", id="rubbish as csv"),
        pytest.param("llista.xlsx", b"Ens;Estat", "no és el d'un fitxer XLSX", id="csv as a workbook"),
        pytest.param("llista", b"Ens;Estat", "amb extensió", id="no ending"),
    ],
)  # fmt: skip
def test_what_is_no_spreadsheet_is_refused_with_its_reason(name, content, said):
    with pytest.raises(Refused, match=said):
        judge(name, content)


def test_bomb_is_refused_before_it_is_opened():
    bomb = with_part("xl/worksheets/sheet1.xml", " " * 30_000_000)
    fat = with_part("xl/worksheets/sheet1.xml", "".join(f"<a{number}/>" for number in range(1_300_000)))

    with pytest.raises(Refused, match="no és el d'un fitxer XLSX"):
        judge("llista.xlsx", bomb)
    with pytest.raises(Refused, match="ocupa més de 12"):
        spreadsheets.read("llista.xlsx", fat)


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


@pytest.mark.parametrize(
    ("part", "text"),
    [
        pytest.param("xl/worksheets/sheet1.xml", LAUGHS + SHEET.format("<row><c><v>&i;</v></c></row>"), id="laughs"),
        pytest.param("xl/workbook.xml", LAUGHS + "<workbook>&i;</workbook>", id="laughs in the workbook"),
        pytest.param(
            "xl/worksheets/sheet1.xml",
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + SHEET.format("<row><c><v>&a;</v></c></row>"),
            id="a file of ours",
        ),
        pytest.param("xl/worksheets/sheet1.xml", SHEET[:90], id="cut short"),
        pytest.param("xl/workbook.xml", "", id="without its workbook"),
        pytest.param("[Content_Types].xml", "<x/>", id="without its index"),
        pytest.param(
            "xl/worksheets/sheet1.xml", SHEET.format('<row r="1"><c t="s"><v>99999</v></c></row>'), id="a text it has not"
        ),
        pytest.param("xl/worksheets/sheet1.xml", SHEET.format('<row r="u"><c><v>1</v></c></row>'), id="no row number"),
    ],
)  # fmt: skip
def test_hostile_or_broken_parts_are_refused(part, text):
    with pytest.raises(Refused, match="malmès"):
        spreadsheets.read("llista.xlsx", with_part(part, text))


def test_far_rows_are_not_looked_for():
    far = with_part("xl/worksheets/sheet1.xml", SHEET.format('<row r="1000000000"><c><v>1</v></c></row>'))

    with pytest.raises(Refused, match="buit"):
        spreadsheets.read("llista.xlsx", far)


def test_sheet_formatted_to_its_end_says_what_to_do():
    text = SHEET.replace("<sheetData>", '<dimension ref="A1:Q1048576"/><sheetData>').format("")

    with pytest.raises(Refused, match="fila 1048576"):
        spreadsheets.read("llista.xlsx", with_part("xl/worksheets/sheet1.xml", text))


@pytest.mark.parametrize("write", [workbook, lambda rows: "\n".join(";".join(row) for row in rows).encode()])
def test_too_many_lines_or_columns_are_refused(write):
    name = "llista.xlsx" if write is workbook else "llista.csv"

    assert len(lines(name, write([["Vic"]] * 2000))) == 2000
    with pytest.raises(Refused, match="més de 2000 files"):
        lines(name, write([["Vic"]] * 2001))
    assert len(lines(name, write([["Vic"] * 60]))[0]) == 61
    with pytest.raises(Refused, match="La fila 1 té més de 60 columnes"):
        lines(name, write([["Vic"] * 61]))


@pytest.mark.parametrize("content", [b"\n\n", b" ; ;\n", b"\xef\xbb\xbf"])
def test_file_without_a_word_is_empty(content):
    with pytest.raises(Refused, match="buit"):
        lines("llista.csv", content)


@pytest.mark.parametrize(
    "content", [b'Ens;Estat\n"Vic;Membre\nOlot;Membre\n', b'Ens\n"Vic"x\n', b"Ens\n" + b"x" * 200_000]
)
def test_line_that_cannot_be_read_is_told(content):
    with pytest.raises(Refused, match="del fitxer no es pot llegir"):
        lines("llista.csv", content)


def test_control_characters_are_left_for_who_judges_the_line():
    assert lines("llista.csv", b"Vi\x00c;\x07Olot; i un text prou llarg\n") == [
        (1, "Vi\x00c", "\x07Olot", "i un text prou llarg")
    ]
