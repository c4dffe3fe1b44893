"""The PDF of a report: what a screen reader finds in it, and that nothing in a text leads the renderer elsewhere."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from time import monotonic

import pikepdf
import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from office.refusals import Refused
from reports.listings import Line
from reports.models import AnnualReport
from reports.output import OUTPUTS
from reports.pages.document import ListShown, document_of
from tests.cast import MemberFactory
from tests.reports.pictures import kept_picture
from tests.reports.reports import make_report, write

pytestmark = pytest.mark.django_db
LETTERS_OF_A_LINE = 110  # no line between the margins has more
HOSTILE = """
[a](file:///etc/passwd) [b](javascript:alert(1)) <http://169.254.169.254/latest/>
![foto](http://169.254.169.254/x.png) ![foto](file:///etc/passwd) <img src="file:///etc/passwd">
<script src="http://example.org/x.js"></script> <link rel="attachment" href="file:///etc/passwd">
<svg><image href="file:///etc/passwd"/></svg> <style>@import "http://example.org/x.css";</style>
"""


def pdf_of(report: AnnualReport) -> bytes:
    return OUTPUTS["pdf"].write(document_of(report))


def text_of(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def tags(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Every element of the tree of tags."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        yield element
        below = element.get("/K", [])
        children = below if isinstance(below, pikepdf.Array) else [below]
        waiting += [child for child in children if isinstance(child, pikepdf.Dictionary)]


@pytest.fixture
def report() -> AnnualReport:
    """With a member for the map, a photograph and a link."""
    MemberFactory(starts_on=date(2022, 1, 1))
    found = make_report()
    section = found.sections.get(code="care")
    section.photos.create(
        file=kept_picture(),
        alternative="L'assemblea vota",
        caption="Tarragona",
        credit="Xarxa",
        consent="nobody",
    )
    section.links.create(label="Crònica", url="https://xmess.cat/cronica")
    return found


def test_paper_is_whole_for_who_listens_to_it(report):
    content = pdf_of(report)

    pdf = pikepdf.open(BytesIO(content))
    with pdf.open_metadata() as about, pdf.open_outline() as outline:
        chapters = [chapter.title for chapter in outline.root[0].children]
        assert about["pdfuaid:part"] == "1"
    assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("ca", True)
    assert str(pdf.docinfo["/Title"]) == "Memòria d'activitat 2023"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True
    assert chapters[:2] == ["Índex", "Assessoraments i mentories"]


def test_drawings_photographs_and_heads_of_tables_have_their_tags(report):
    pdf = pikepdf.open(BytesIO(pdf_of(report)))

    found = list(tags(pdf))
    figures = [str(tag.get("/Alt", "")) for tag in found if tag.get("/S") == "/Figure"]
    heads = [tag for tag in found if tag.get("/S") == "/TH"]
    cells = [tag["/A"] for tag in found if tag.get("/S") == "/TD"]
    assert "L'assemblea vota" in figures
    assert len(figures) > 1
    assert [alternative for alternative in figures if not alternative] == []
    assert heads
    assert [cell for cell in cells if not len(cell.get("/Headers", []))] == []


def test_fonts_are_inside_and_are_our_own(report):
    pdf = pikepdf.open(BytesIO(pdf_of(report)))

    kinds = {str(font.get("/Subtype")) for font in pdf.objects if _is(font, "/Font")}
    described = [font for font in pdf.objects if _is(font, "/FontDescriptor")]
    assert described
    assert kinds <= {"/Type0", "/CIDFontType0", "/CIDFontType2"}
    assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(font.keys()) for font in described)


def _is(found: pikepdf.Object, kind: str) -> bool:
    return isinstance(found, pikepdf.Dictionary) and found.get("/Type") == kind


def test_paper_says_what_the_page_says(report):
    said = text_of(pdf_of(report))

    assert "per confirmar" in said
    assert "Tarragona" in said
    assert "https://xmess.cat/cronica" in said
    assert "Esborrany del dia" in said


def test_every_page_of_a_draft_says_so(report):
    pages = PdfReader(BytesIO(pdf_of(report))).pages

    assert [page for page in pages if "Esborrany" not in page.extract_text()] == []


def test_hostile_text_reads_nothing_and_leads_nowhere(report):
    write(report.sections.get(code="ecosystem"), HOSTILE)

    content = pdf_of(report)

    leads = [str(one["/A"]["/URI"]) for one in pikepdf.open(BytesIO(content)).objects if _is_link(one)]
    assert [
        url for url in leads if not url.startswith(("https://xmess.cat/", "http://169.254.169.254/"))
    ] == []
    assert "root:" not in text_of(content)


def _is_link(found: pikepdf.Object) -> bool:
    return isinstance(found, pikepdf.Dictionary) and "/URI" in found.get("/A", {})


@pytest.mark.parametrize(
    "text",
    [
        ">" * 500 + " final",
        "\n".join("  " * level + "- x" for level in range(150)),
        "[" * 9_000 + "]" * 9_000,
    ],
)
def test_deep_text_is_written_in_a_bounded_time(report, text):
    write(report.sections.get(code="ecosystem"), text[:20_000])
    begun = monotonic()

    content = pdf_of(report)

    assert content.startswith(b"%PDF")
    assert monotonic() - begun < 60


def test_megabyte_of_text_is_refused(report):
    with pytest.raises(Refused) as refused:
        write(report.sections.get(code="ecosystem"), "text " * 200_000)
    assert refused.value.field == "narrative"


def test_long_text_comes_out_whole(report):
    words = [f"paraula{number}" for number in range(1_400)]
    write(report.sections.get(code="ecosystem"), "Inici. " + " ".join(words))

    said = text_of(pdf_of(report)).replace("\n", " ")

    assert [word for word in words if word not in said] == []


def test_long_title_and_a_word_without_end_stay_on_the_paper(report):
    section = report.sections.get(code="ecosystem")
    write(section, "x" * 400, title="Relacionsambtotlecosistemasenseespais" * 3)

    lines = text_of(pdf_of(report)).splitlines()

    assert max(len(line) for line in lines if set(line) == {"x"}) < LETTERS_OF_A_LINE
    assert max(len(line) for line in lines if "Relacionsamb" in line) < LETTERS_OF_A_LINE


@pytest.mark.parametrize(("lines", "is_kept"), [(1, True), (8, True), (9, False)])
def test_a_short_list_is_not_cut_by_the_end_of_a_sheet(lines, is_kept):
    shown = ListShown("Tallers", [Line(text=f"Taller {number}") for number in range(lines)])

    said = render_to_string("reports/document_list.html", {"shown": shown})

    assert ("report-kept" in said) is is_kept


def test_a_drawing_of_the_years_has_its_table_beside_it(report):
    reader = PdfReader(BytesIO(pdf_of(report)))
    tops: dict[str, float] = {}

    def remember(text, _matrix, place, *_font):
        tops.setdefault(text.strip(), place[5])

    for page in reader.pages:
        page.extract_text(visitor_text=remember)

    title = next(text for text in tops if text.startswith("Membres: "))
    assert abs(tops[title] - tops["El mateix en xifres"]) < 30
