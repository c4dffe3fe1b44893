"""Tables of the document to edit: a head that stands again overleaf, numbers at the right, rows that stay whole."""

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

from office.tables import CONTROLS
from reports.output.word_text import repeat_heading

WIDE, NAMES = 16.6, 4.0  # centimetres: the table, and at least its first column
LETTER, MARGINS = 0.24, 0.6  # of a column of numbers
SMALL = Pt(10)
BETWEEN = Pt(2)  # over and under each line of a table
SHORT = 14  # letters of what stands in such a column: a number, «per confirmar», «12 h 30 min»


def add_table(
    made: Any, head: Sequence[Any], rows: Sequence[Sequence[Any]], *, has_foot: bool = False
) -> Any:
    """The first column names the row; `has_foot`: the last row is the sum."""
    table = made.add_table(rows=0, cols=len(head), style="Table Grid")
    table.autofit = False
    are_narrow = [at > 0 and all(len(str(row[at])) <= SHORT for row in rows) for at in range(len(head))]
    widths = _widths([head, *rows], are_narrow)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for number, texts in enumerate([head, *rows]):
        is_bold = number == 0 or (has_foot and number == len(rows))
        _add_row(table, texts, widths, are_narrow, is_bold=is_bold)
    repeat_heading(table)
    made.add_paragraph()
    return table


def _widths(lines: Sequence[Sequence[Any]], are_narrow: list[bool]) -> list[float]:
    """A column of numbers is as wide as its longest word; what they leave is shared by the others."""
    longest = [
        max(len(word) for line in lines for word in str(line[at]).split() or [""])
        for at in range(len(are_narrow))
    ]
    wanted = [
        LETTER * letters + MARGINS if is_narrow else 0
        for letters, is_narrow in zip(longest, are_narrow, strict=True)
    ]
    fits = min(1, (WIDE - NAMES) / (sum(wanted) or 1))
    share = (WIDE - fits * sum(wanted)) / are_narrow.count(False)
    return [fits * width or share for width in wanted]


def _add_row(
    table: Any, texts: Sequence[Any], widths: list[float], are_narrow: list[bool], *, is_bold: bool
) -> None:
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text, width, is_narrow in zip(row.cells, texts, widths, are_narrow, strict=True):
        cell.width = Cm(width)
        cell.text = CONTROLS.sub("", str(text))
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = BETWEEN
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if is_narrow else None
        for run in paragraph.runs:
            run.font.size, run.bold = SMALL, is_bold or None
