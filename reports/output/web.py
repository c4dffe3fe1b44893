"""The body of the public page of a version, drawn once and kept: what was published is what is read."""

from django.template.loader import render_to_string
from django.urls import reverse

from reports.models import PublishedPhoto
from reports.pages.document import ReportDocument


def write(document: ReportDocument) -> bytes:
    """Of a version: its photographs where anybody finds them. Of a draft: where those who see it do."""
    if not document.is_draft:
        frozen = PublishedPhoto.objects.filter(
            version__report=document.report, version__number=document.number
        )
        pages = {file: reverse("report_photo", args=[pk]) for file, pk in frozen.values_list("file", "pk")}
        document = document.with_photos_at(lambda photo: pages[photo.file_id])
    return render_to_string("reports/document.html", {"document": document}).encode()
