"""/memories/2023/esborrany/pdf/: a draft as a file, to be read at a meeting or written in."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members.requests import MemberRequest
from office import files, jobs
from office.access import fetch, require
from office.models import Job, StoredFile
from office.refusals import Refused
from reports import operations
from reports.models import AnnualReport, VersionFile
from reports.output import OUTPUTS
from reports.pages.document import document_of

Kind = VersionFile.Kind


def report_draft_file(request: MemberRequest, year: int, kind: str) -> HttpResponseBase:
    """The PDF takes a while: the worker writes it. What holds the rows is for coordination."""
    report = fetch(AnnualReport.objects.visible_to(request.user), year=year)
    if kind not in {Kind.PDF, *VersionFile.PUBLIC, Kind.XLSX}:
        raise Http404
    if kind == Kind.XLSX:
        require(request, "reports.see_rows")
        operations.export_rows(report=report, by=request.user)
    if kind != Kind.PDF:
        return _answer(request, report, kind)
    if request.method != "POST":
        return render(request, "reports/draft_pdf.html", {"report": report})
    title = _("PDF of the draft of %s") % report.year
    job = jobs.start(
        "draft_report", by=request.user, title=title, report=report.pk, by_number=request.user.pk
    )
    return redirect(job)


def report_draft_made(request: MemberRequest, pk: int) -> HttpResponseBase:
    """What the worker wrote, until the next day."""
    job = fetch(Job.objects.visible_to(request.user).filter(kind="draft_report", state="done"), pk=pk)
    fetch(AnnualReport.objects.visible_to(request.user), pk=job.arguments.get("report"))
    return files.as_attachment(fetch(StoredFile.objects.all(), pk=(job.result or {}).get("file")))


def _answer(request: MemberRequest, report: AnnualReport, kind: str) -> HttpResponse:
    output = OUTPUTS[kind]
    try:
        content = output.write(document_of(report))
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(report)
    answer = HttpResponse(content, content_type=output.media_type)
    answer["Content-Disposition"] = f'attachment; filename="memoria-{report.year}-esborrany.{kind}"'
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
