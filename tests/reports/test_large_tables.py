"""A table without end: a line of «|» is filled up to the columns of its head, and a file would not come out of it."""

import time
from io import BytesIO

import pytest
from docx import Document

from office.markdown import as_html
from reports.models.sections import NARRATIVE_LENGTH
from reports.output import OUTPUTS
from reports.pages.document import document_of
from tests.reports.reports import make_report, write

pytestmark = pytest.mark.django_db


def table(columns: int, rows: int) -> str:
    return "|" + "a|" * columns + "\n|" + "-|" * columns + "\n" + "|b\n" * rows


@pytest.mark.parametrize(("columns", "rows"), [(30, 6000), (100, 6000), (4000, 1000)])
def test_table_without_end_is_cut_short(columns, rows):
    html = as_html(table(columns, rows)[:NARRATIVE_LENGTH])

    assert html.count("<td") + html.count("<th") <= 2020
    assert max(row.count("<td") for row in html.split("<tr>")) <= 20


def test_table_of_a_page_stays_whole():
    html = as_html(table(8, 60))

    assert (html.count("<th>"), html.count("<td>"), html.count("<tr>")) == (8, 480, 61)


def test_table_without_end_is_written_in_every_file_in_seconds():
    section = make_report().sections.get(code="ecosystem")
    write(section, table(30, 6000)[:NARRATIVE_LENGTH])
    begun = time.monotonic()

    written = {kind: OUTPUTS[kind].write(document_of(section.report)) for kind in ("pdf", "docx", "html")}

    assert len(Document(BytesIO(written["docx"])).tables[-1].columns) == 20
    assert time.monotonic() - begun < 15
