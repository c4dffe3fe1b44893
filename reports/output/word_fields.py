"""What the word processor keeps by itself: the contents, and the number of each page."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from office.tables import CONTROLS

LEVELS = '"1-1"'  # its chapters


def add_contents(made: Any, titles: Iterable[str]) -> None:
    """Their pages are not known before it is opened: it tells the titles, and «update» puts the pages."""
    lines = [CONTROLS.sub("", title) for title in titles]
    if not lines:
        return
    made.add_paragraph(_("Contents"), style="TOC Heading")
    style = made.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH, builtin=True)  # its own, when it updates
    style.base_style = made.styles["Normal"]
    style.paragraph_format.space_after = Pt(3)
    paragraphs = [made.add_paragraph(style=style) for _line in lines]
    _begin(paragraphs[0], f"TOC \\o {LEVELS} \\h \\z \\u")
    for paragraph, line in zip(paragraphs, lines, strict=True):
        paragraph.add_run(line)
    _mark(paragraphs[-1], "end")


def add_page_numbers(made: Any) -> None:
    foot = made.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _begin(foot, "PAGE")
    foot.add_run("1")
    _mark(foot, "end")


def _begin(paragraph: Any, instruction: str) -> None:
    _mark(paragraph, "begin")
    said = OxmlElement("w:instrText")
    said.set(qn("xml:space"), "preserve")
    said.text = f" {instruction} "
    paragraph.add_run()._r.append(said)
    _mark(paragraph, "separate")


def _mark(paragraph: Any, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)
