"""The report as a document to edit: headings, tables and lists of the word processor, so that its tools know them."""

from io import BytesIO
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, RGBColor

from office import clock
from office.tables import CONTROLS
from reports import pictures
from reports.models import Photo
from reports.output.word_charts import add_chart
from reports.output.word_fields import add_contents, add_page_numbers
from reports.output.word_tables import add_table
from reports.output.word_text import Writer
from reports.pages.document import Chapter, ListShown, ReportDocument
from reports.theme import theme

WIDTH, MOST_HEIGHT = Cm(15), Cm(11)  # of a photograph
NETWORK = "Xarxa de Municipis per l'Economia Social i Solidària"


def write(document: ReportDocument) -> bytes:
    made = Document()
    _prepare(made, document)
    made.add_heading(CONTROLS.sub("", document.title), 0)
    for line in _under_the_title(document):
        made.add_paragraph(CONTROLS.sub("", line))
    add_contents(made, [chapter.title for chapter in document.chapters])
    for chapter in document.chapters:
        _chapter(made, chapter, document.report.year)
    add_page_numbers(made)
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def _prepare(made: Any, document: ReportDocument) -> None:
    """Language, properties, page and colours."""
    known = made.core_properties
    known.title, known.author, known.language = CONTROLS.sub("", document.title), NETWORK, "ca-ES"
    known.subject, known.comments, known.keywords = NETWORK, "", ""
    known.created = known.modified = clock.now().replace(tzinfo=None)
    for part, name in ((made.styles, "w:lang"), (made.settings, "w:themeFontLang")):
        for language in part.element.iter(qn(name)):
            language.set(qn("w:val"), "ca-ES")
    colour = RGBColor.from_string(theme().second.removeprefix("#").upper())
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Caption", "TOC Heading"):
        made.styles[name].font.color.rgb = colour
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.2)


def _under_the_title(document: ReportDocument) -> list[str]:
    day = f"{clock.today():%d/%m/%Y}"
    said = [document.report.subtitle, NETWORK]
    if document.is_draft:
        said.append(_("Draft as of %(day)s") % {"day": day})
    else:
        said.append(_("Version %(number)s, published on %(day)s") % {"number": document.number, "day": day})
    if document.reason:
        said.append(_("Why it was corrected: %(reason)s") % {"reason": document.reason})
    return [line for line in said if line]


def _chapter(made: Any, chapter: Chapter, year: int) -> None:
    writer = Writer(made)
    made.add_heading(CONTROLS.sub("", chapter.title), 1)
    if chapter.figures:
        _figures(made, chapter, year)
    writer.write(chapter.text)
    for challenge in chapter.challenges:
        made.add_heading(CONTROLS.sub("", challenge.text), 2)
        writer.write(challenge.answer or f"*{_('To be answered.')}*")
    for shown in chapter.lists:
        _list(made, shown)
    for drawing in chapter.drawings:
        add_chart(made, drawing.drawn)
    for one in chapter.photos:
        _photo(made, one.photo)
    if chapter.links:
        made.add_heading(_("To know more"), 2)
        for link in chapter.links:
            writer.link(made.add_paragraph(style="List Bullet"), link.url, link.label)


def _figures(made: Any, chapter: Chapter, year: int) -> None:
    """The year's own number in bold."""
    earlier = [one for one, _number in chapter.figures[0].earlier] if chapter.has_earlier else []
    unknown = _("to be confirmed")
    rows = []
    for figure in chapter.figures:
        words = capfirst(figure.words)
        if figure.source:
            words += "\n" + _("Declared total: %(source)s") % {"source": figure.source}
        beside = [number or unknown for _year, number in figure.earlier_numbers] if earlier else []
        rows.append([words, *beside, figure.number or unknown])
    table = add_table(made, [_("What is counted"), *map(str, earlier), str(year)], rows)
    for row in table.rows:
        row.cells[-1].paragraphs[0].runs[0].bold = True


def _list(made: Any, shown: ListShown) -> None:
    made.add_heading(f"{shown.words} ({len(shown.lines)})", 2)
    for line in shown.lines:
        place = f" ({line.place})" if line.place else ""
        made.add_paragraph(CONTROLS.sub("", f"{line.day} {line.text}{place}".strip()), style="List Bullet")


def _photo(made: Any, photo: Photo) -> None:
    picture = made.add_picture(BytesIO(pictures.content_of(photo)), width=WIDTH)
    if picture.height > MOST_HEIGHT:
        picture.width, picture.height = round(picture.width * MOST_HEIGHT / picture.height), MOST_HEIGHT
    picture._inline.docPr.set("descr", CONTROLS.sub("", photo.alternative))
    credit = _("Photograph: %(credit)s") % {"credit": photo.credit} if photo.credit else ""
    words = " ".join(filter(None, [photo.caption, credit]))
    if words:
        made.add_paragraph(CONTROLS.sub("", words), style="Caption")
