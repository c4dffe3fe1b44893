"""The report as a document to edit, a workbook and data; and the command that writes it."""

import json
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.core.management import CommandError, call_command
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from reports import operations
from reports.models import AnnualReport, ReportFigure
from reports.output import OUTPUTS
from reports.pages.document import document_of
from tests.cast import MemberFactory
from tests.reports.pictures import kept_picture
from tests.reports.reports import make_report, published, write

pytestmark = pytest.mark.django_db
TEXT = """
### Què s'ha fet

Text **gruixut**, *cursiva* i un [enllaç](https://xmess.cat/).

1. Un
2. Dos
   - Dins

> Una cita

| Grup | Reunions |
|---|---|
| Cures | 6 |

[no](javascript:alert(1)) =1+1
"""


@pytest.fixture
def report() -> AnnualReport:
    MemberFactory(starts_on=date(2023, 5, 2), organization__name="=Vic", organization__short_name="=Vic")
    found = make_report()
    section = found.sections.get(code="ecosystem")
    section.photos.create(file=kept_picture(), alternative="L'assemblea vota", consent="nobody")
    write(section, TEXT, figures=["members.joined", "communication.news"])
    return found


def written(report: AnnualReport, kind: str) -> BytesIO:
    return BytesIO(OUTPUTS[kind].write(document_of(report)))


def test_document_to_edit_keeps_what_the_text_is(report):
    made = Document(written(report, "docx"))

    styles = {paragraph.text: paragraph.style.name for paragraph in made.paragraphs}
    runs = {run.text: (run.bold, run.italic) for paragraph in made.paragraphs for run in paragraph.runs}
    assert {words: styles[words] for words in ("Què s'ha fet", "Un", "Dos", "Dins", "Una cita")} == {
        "Què s'ha fet": "Heading 3",
        "Un": "List Number",
        "Dos": "List Number",
        "Dins": "List Bullet 2",
        "Una cita": "Quote",
    }
    assert (runs["gruixut"], runs["cursiva"]) == ((True, None), (None, True))


def test_document_to_edit_leads_only_to_pages(report):
    made = Document(written(report, "docx"))

    leads = {link.target_ref for link in made.part.rels.values() if link.reltype.endswith("/hyperlink")}
    assert leads == {"https://xmess.cat/"}


def test_document_to_edit_is_catalan_with_heads_of_tables_and_words_for_photographs(report):
    made = Document(written(report, "docx"))

    languages = {found.get(qn("w:val")) for found in made.styles.element.iter(qn("w:lang"))}
    heads = [table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in made.tables]
    assert (made.core_properties.title, made.core_properties.language) == (
        "Memòria d'activitat 2023",
        "ca-ES",
    )
    assert languages == {"ca-ES"}
    assert heads
    assert all(heads)
    assert [shape._inline.docPr.get("descr") for shape in made.inline_shapes] == [
        "Membres el dia 31 de desembre de 2023: 1 ajuntament. Osona: =Vic.",
        "L'assemblea vota",
    ]


def test_workbook_has_every_figure_and_the_rows_behind_it(report):
    book = load_workbook(written(report, "xlsx"))

    summary = {row[0]: row[1:6] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)}
    joined = next(values for words, values in summary.items() if words == "Ens que s'hi han adherit")
    news = next(values for words, values in summary.items() if words.startswith("Notícies"))
    rows = list(book[joined[4]].iter_rows(min_row=2, values_only=True))
    assert (joined[2], news[2]) == (1, "per confirmar")
    assert len(rows) == 1
    assert rows[0][1].date() == date(2023, 5, 2)


def test_workbook_leads_from_each_figure_to_its_rows_under_a_bold_head(report):
    book = load_workbook(written(report, "xlsx"))

    summary, *others = book.worksheets
    leads = {
        cell.value: cell.hyperlink.location for row in summary.iter_rows(min_row=2) if (cell := row[5]).value
    }
    assert [sheet.title for sheet in others][:1] == ["1. Ens que s'hi han adherit"]
    assert list(leads) == [sheet.title for sheet in others]
    assert leads["1. Ens que s'hi han adherit"] == "'1. Ens que s''hi han adherit'!A1"
    assert all(sheet.freeze_panes == "A2" and sheet["A1"].font.bold for sheet in book.worksheets)


def test_workbook_says_when_its_rows_are_no_longer_those_that_were_counted(report):
    ReportFigure.objects.filter(report=report, key="members.joined", year=2023).update(value=7)

    book = load_workbook(written(report, "xlsx"))

    said = [cell for sheet in book.worksheets[1:] for (cell,) in sheet.iter_rows(max_col=1, values_only=True)]
    assert "Les files han canviat des que es va comptar la xifra: era 7." in said


def test_nothing_in_the_workbook_runs(report):
    book = load_workbook(written(report, "xlsx"))

    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert any(str(cell.value).startswith("'=Vic") for cell in cells)


def test_data_says_null_where_nobody_knows(report):
    found = json.load(written(report, "json"))

    section = next(one for one in found["sections"] if one["text"].strip() == TEXT.strip())
    assert [(one["key"], one["value"]) for one in section["figures"]] == [
        ("members.joined", 1),
        ("communication.news", None),
    ]
    assert section["photographs"] == [{"alternative": "L'assemblea vota", "caption": "", "credit": ""}]


@pytest.mark.parametrize(
    ("kind", "begins"), [("json", b"{"), ("docx", b"PK"), ("html", b"<nav"), ("xlsx", b"PK")]
)
def test_command_writes_the_draft(report, tmp_path, kind, begins):
    file = tmp_path / f"memoria.{kind}"

    call_command("render_report", "2023", "--output", str(file), stderr=StringIO())

    assert file.read_bytes().lstrip().startswith(begins)
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_command_writes_the_last_version_of_what_is_published(tmp_path):
    report = operations.correct_report(report=published(), reason="Faltava", by=None)
    write(report.sections.get(code="ecosystem"), "Text nou")
    file = tmp_path / "memoria"

    call_command("render_report", "2023", "--output", str(file), "--kind", "json", stderr=StringIO())

    assert json.loads(file.read_bytes())["version"] == 1


@pytest.mark.parametrize(
    ("year", "name", "sentence"),
    [
        ("2019", "m.json", "No hi ha memòria de 2019."),
        ("2023", "m.odt", "Digueu amb --kind"),
        ("2023", "no/hi/es/m.json", "no es pot escriure"),
    ],
)
def test_command_says_what_is_wrong(report, tmp_path, year, name, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("render_report", year, "--output", str(tmp_path / name), stderr=StringIO())
