"""The report as a document to edit."""

from io import BytesIO

from docx import Document

from reports.pages.document import ReportDocument


def write(document: ReportDocument) -> bytes:
    made = Document()
    made.add_heading(document.title, 0)
    for chapter in document.chapters:
        made.add_heading(chapter.title, 1)
        made.add_paragraph(chapter.text)
    content = BytesIO()
    made.save(content)
    return content.getvalue()
