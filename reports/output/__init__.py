"""The files of a report, each written from the same reading of it."""

from collections.abc import Callable
from dataclasses import dataclass

from reports.models import VersionFile
from reports.output import data, pdf, sheets, web, word
from reports.pages.document import ReportDocument

Kind = VersionFile.Kind


@dataclass(frozen=True)
class Output:
    media_type: str
    write: Callable[[ReportDocument], bytes]


OUTPUTS: dict[str, Output] = {
    Kind.PAGE: Output("text/html", web.write),
    Kind.PDF: Output("application/pdf", pdf.write),
    Kind.DOCX: Output("application/vnd.openxmlformats-officedocument.wordprocessingml.document", word.write),
    Kind.XLSX: Output("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheets.write),
    Kind.JSON: Output("application/json", data.write),
}
