"""Markdown as paragraphs of a word processor: of the same pieces that the page is drawn of, and nothing more."""

from typing import Any
from urllib.parse import urlsplit

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run
from markdown_it.tree import SyntaxTreeNode

from office.markdown import LINKS, parser
from office.tables import CONTROLS

DEEPEST = 3  # levels of lists that its styles know
EMPHASIS = {"strong": "bold", "em": "italic"}


class Writer:
    """Adds to the end of `made`, a document of python-docx."""

    def __init__(self, made: Any) -> None:
        self.made = made

    def write(self, text: str) -> None:
        tree = SyntaxTreeNode(parser().parse(CONTROLS.sub("", text)))
        for node in tree.children:
            self._block(node, style="")

    def _block(self, node: SyntaxTreeNode, style: str, depth: int = 0) -> None:
        """`style` is that of the paragraphs inside a list or a quotation."""
        if node.type == "paragraph":
            self._inline(self.made.add_paragraph(style=style or None), node)
        elif node.type == "heading":
            level = min(max(int(node.tag[1]), 2), 4)
            self._inline(self.made.add_heading("", level), node)
        elif node.type in {"bullet_list", "ordered_list"}:
            self._list(node, depth + 1)
        elif node.type == "table":
            self._table(node)
        else:
            inside = "Quote" if node.type == "blockquote" else style
            for child in node.children:
                self._block(child, inside, depth)

    def _list(self, node: SyntaxTreeNode, depth: int) -> None:
        level = min(depth, DEEPEST)
        name = "List Bullet" if node.type == "bullet_list" else "List Number"
        style = name if level == 1 else f"{name} {level}"
        numbering = self._new_numbering(style) if node.type == "ordered_list" else None
        for item in node.children:
            for at, child in enumerate(item.children):
                # What follows in the same item stands under it, without a number of its own.
                goes_on = "List Continue" if level == 1 else f"List Continue {level}"
                self._block(child, style if at == 0 else goes_on, depth)
                if at == 0 and numbering is not None and child.type == "paragraph":
                    self._number(self.made.paragraphs[-1], numbering)

    def _new_numbering(self, style: str) -> int:
        """Each list begins with 1: without this the whole document has one count."""
        numbering = self.made.part.numbering_part.element
        of_style = self.made.styles[style].element.pPr.numPr.numId.val
        kept = numbering.num_having_numId(of_style)
        made = numbering.add_num(kept.abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def _number(self, paragraph: Any, numbering: int) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = numbering

    def _table(self, node: SyntaxTreeNode) -> None:
        rows = [row for part in node.children for row in part.children]
        table = self.made.add_table(rows=0, cols=len(rows[0].children), style="Table Grid")
        for at, row in enumerate(rows):
            cells = table.add_row().cells
            for cell, said in zip(cells, row.children, strict=False):
                self._inline(cell.paragraphs[0], said, bold=at == 0)
        repeat_heading(table)
        self.made.add_paragraph()

    def _inline(self, paragraph: Any, node: SyntaxTreeNode, **emphasis: bool) -> None:
        for child in node.children:
            if child.type in EMPHASIS:
                self._inline(paragraph, child, **emphasis | {EMPHASIS[child.type]: True})
            elif child.type in {"text", "code_inline"}:
                # «&#12;» is read as a mark after the text was cleaned.
                _emphasize(paragraph.add_run(CONTROLS.sub("", child.content)), emphasis)
            elif child.type in {"softbreak", "hardbreak"}:
                paragraph.add_run(" ") if child.type == "softbreak" else paragraph.add_run().add_break()
            elif child.type == "link":
                self.link(paragraph, str(child.attrs.get("href", "")), _words(child), **emphasis)
            else:
                self._inline(paragraph, child, **emphasis)

    def link(self, paragraph: Any, url: str, words: str, **emphasis: bool) -> None:
        """What leads anywhere but to a page or a mailbox stays a text."""
        url, words = CONTROLS.sub("", url), CONTROLS.sub("", words)
        if urlsplit(url).scheme not in LINKS:
            _emphasize(paragraph.add_run(words), emphasis)
            return
        anchor = OxmlElement("w:hyperlink")
        leads_to = self.made.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        anchor.set(qn("r:id"), leads_to)
        run = Run(OxmlElement("w:r"), paragraph)
        run.text, run.font.underline = words, True
        _emphasize(run, emphasis)
        anchor.append(run._r)
        paragraph._p.append(anchor)


def repeat_heading(table: Any) -> None:
    """Its first row is its head: it stands again where the table goes on overleaf."""
    heading = OxmlElement("w:tblHeader")
    heading.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(heading)


def _emphasize(run: Any, emphasis: dict[str, bool]) -> None:
    for name, is_on in emphasis.items():
        setattr(run, name, is_on)


def _words(node: SyntaxTreeNode) -> str:
    return "".join(
        child.content if child.type in {"text", "code_inline"} else _words(child) for child in node.children
    )
