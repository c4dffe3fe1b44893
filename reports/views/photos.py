"""The photographs of a report: of what is published for everybody, of a draft for who sees the draft."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from members.requests import MemberRequest
from office import files
from office.access import fetch
from office.models import StoredFile
from reports.models import AnnualReport, Photo, PublishedPhoto, ReportVersion

INLINE = {"image/jpeg", "image/png"}
A_DAY = 24 * 3600  # whoever takes their consent back is not shown for a year


@login_not_required
def report_photo(request: HttpRequest, pk: int) -> HttpResponseBase:
    shown = fetch(
        PublishedPhoto.objects.filter(version__in=ReportVersion.objects.published()).select_related("file"),
        pk=pk,
    )
    answer = _inline(shown.file)
    answer["Cache-Control"] = f"public, max-age={A_DAY}"
    return answer


def report_draft_photo(request: MemberRequest, pk: int) -> HttpResponseBase:
    reports = AnnualReport.objects.visible_to(request.user)
    shown = fetch(Photo.objects.filter(section__report__in=reports).select_related("file"), pk=pk)
    answer = _inline(shown.file)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _inline(stored: StoredFile) -> HttpResponse:
    """A picture in a page, and nothing else: what is kept under another kind is not handed out so."""
    if stored.media_type not in INLINE:
        raise Http404
    answer = HttpResponse(files.as_sealed(stored, stored.sha256), content_type=stored.media_type)
    answer["Content-Disposition"] = "inline"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
