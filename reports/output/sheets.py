"""Every figure with the rows behind it, as a spreadsheet; it holds names, and stays in the house."""

from io import BytesIO

from openpyxl import Workbook

from reports.pages.document import ReportDocument


def write(document: ReportDocument) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Xifres")
    for chapter in document.chapters:
        for figure in chapter.figures:
            sheet.append([figure.key, figure.words, figure.value, figure.source])
    content = BytesIO()
    book.save(content)
    return content.getvalue()
