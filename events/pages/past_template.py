"""The spreadsheet of the events of the past, to be filled in: the events, and who was there."""

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from events.imports import past, past_names
from office.tables import XLSX

WIDTH = 26


def past_template() -> HttpResponse:
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheets = ((_("Events (sheet)"), past.PastForm), (past_names.SHEET, past_names.NameForm))
    for title, form in sheets:
        sheet = book.create_sheet(title)
        sheet.freeze_panes = "A2"
        headings = [str(field.label) for field in form.base_fields.values()]
        for number in range(1, len(headings) + 1):
            sheet.column_dimensions[get_column_letter(number)].width = WIDTH
        sheet.append(headings)
    name = slugify(_("Template of past events"))
    disposition = f'attachment; filename="{name}.xlsx"'
    answer = HttpResponse(content_type=XLSX, headers={"Content-Disposition": disposition})
    book.save(answer)
    return answer
