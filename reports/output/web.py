"""The body of the public page of a version, drawn once and kept: what was published is what is read."""

from django.template.loader import render_to_string

from reports.pages.document import ReportDocument


def write(document: ReportDocument) -> bytes:
    return render_to_string("reports/document.html", {"document": document}).encode()
