"""/memories/: what is published, for everybody."""

from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.cache import cache_control

from office import files
from office.access import fetch, require
from reports import operations
from reports.models import AnnualReport, ReportVersion, VersionFile
from reports.theme import theme


@login_not_required
def report_list(request: HttpRequest) -> HttpResponse:
    """The last version of each year; what is being written, for who may see it."""
    context = {
        "versions": ReportVersion.objects.latest_of_each().for_list(),
        "drafts": AnnualReport.objects.visible_to(request.user).being_written(),
        "may_write": request.user.has_perm("reports.write_report"),
        "may_justify": request.user.has_perm("reports.see_justifications"),
    }
    return render(request, "reports/report_list.html", context)


@login_not_required
def report_page(request: HttpRequest, year: int) -> HttpResponse:
    """The last version: the address to give to others."""
    rows = ReportVersion.objects.latest_of_each().filter(report__year=year)
    return _page(request, rows.first() or fetch(ReportVersion.objects.withdrawn(), report__year=year))


@login_not_required
def report_version(request: HttpRequest, year: int, number: int) -> HttpResponse:
    rows = ReportVersion.objects.filter(is_sealed=True).select_related("report", "withdrawal")
    return _page(request, fetch(rows, report__year=year, number=number))


@login_not_required
@cache_control(public=True, max_age=900)
def report_theme(request: HttpRequest) -> HttpResponse:
    """The colours of the network: a style sheet, for a page has no style of its own."""
    return HttpResponse(theme().css_of_page, content_type="text/css")


@login_not_required
def report_file(request: HttpRequest, year: int, number: int, kind: str) -> HttpResponseBase:
    """The rows behind the figures hold names: they are for coordination."""
    rows = VersionFile.objects.filter(version__in=ReportVersion.objects.published()).select_related(
        "file", "version__report"
    )
    found = fetch(rows, version__report__year=year, version__number=number, kind=kind)
    if found.is_public:
        return _handed_out(found)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    require(request, "reports.see_rows")
    answer = _handed_out(found)
    if request.method == "GET":
        operations.export_rows(report=found.version.report, version=number, by=request.user)
    return answer


def _handed_out(found: VersionFile) -> HttpResponseBase:
    files.as_sealed(found.file, found.sha256)
    return files.as_attachment(found.file)


def _page(request: HttpRequest, version: ReportVersion) -> HttpResponse:
    """The body as it was drawn when it was published, with what one may take away beside."""
    if hasattr(version, "withdrawal"):
        return _page_of_withdrawn(request, version)
    kept = {one.kind: one for one in version.files.select_related("file")}
    versions = list(version.report.versions.published())
    may_see_rows = request.user.has_perm("reports.see_rows")
    context: dict[str, Any] = {
        "version": version,
        "body": _body(kept),
        "files": [
            one for one in kept.values() if not one.file.deleted_at and (one.is_public or may_see_rows)
        ],
        "others": [one for one in versions if one.pk != version.pk],
        "may_withdraw": request.user.has_perm("reports.publish_report"),
        "newer": versions[0] if versions[0].number > version.number else None,
    }
    return render(request, "reports/version.html", context)


def _page_of_withdrawn(request: HttpRequest, version: ReportVersion) -> HttpResponse:
    newer = version.report.versions.published().first()
    context = {"version": version, "newer": newer}
    return render(request, "reports/version_withdrawn.html", context, status=HTTPStatus.GONE)


def _body(kept: dict[str, VersionFile]) -> str:
    page = kept.get(VersionFile.Kind.PAGE)
    if page is None:
        raise Http404
    # Our own template wrote it, of text that `office.markdown` had cleaned, and the seal says that it is that.
    body: str = mark_safe(files.as_sealed(page.file, page.sha256).decode())  # noqa: S308
    return body
