"""/memories/: what is published, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from office.access import fetch
from reports.models import ReportVersion, VersionFile


@login_not_required
def report_version(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """The body as it was drawn when it was published."""
    version = fetch(ReportVersion.objects.published(), report__year=year, number=number)
    kept = version.files.select_related("file").get(kind=VersionFile.Kind.PAGE).file
    with kept.content.open("rb") as content:
        # Our own template wrote it, of text that `office.markdown` had cleaned.
        body = mark_safe(content.read().decode())  # noqa: S308
    return render(request, "reports/version.html", {"version": version, "body": body})
