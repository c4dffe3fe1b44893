"""/memories/2023/edicio/: a report while it is written."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.requests import MemberRequest
from office.access import fetch, require
from office.answers import answered
from office.editing import attempt_edit
from office.forms import attempt
from reports import operations
from reports.forms.reports import StartForm, TitleForm
from reports.models import AnnualReport, VersionFile
from reports.pages.editor import Overview
from reports.pages.tabs import report_tabs
from reports.views.fetching import WRITE, fetch_report

DRAFT_KINDS = [(kind.value, kind.label) for kind in VersionFile.Kind if kind != VersionFile.Kind.PAGE]


def report_start(request: MemberRequest) -> HttpResponse:
    require(request, WRITE)
    form = StartForm(request.POST or None)
    if form.is_valid():
        report = attempt(form, operations.start_report, by=request.user, **form.cleaned_data)
        if report:
            messages.success(request, _("The report is begun: its figures are counted and its text drafted."))
            return redirect(report)
    return render(request, "reports/report_start.html", {"form": form})


def report_edit(request: MemberRequest, year: int) -> HttpResponse:
    """Whoever only reads and comments is led to the page as it will be."""
    report = fetch(AnnualReport.objects.visible_to(request.user).for_overview().with_comments(), year=year)
    if not request.user.has_perm(WRITE, report):
        return redirect("report_preview", year)
    context = {
        "report": report,
        "page": Overview(report),
        "tabs": report_tabs(report, "report_edit"),
        "ordering": "order" in request.GET,
        "draft_kinds": DRAFT_KINDS,
    }
    return render(request, "reports/report_edit.html", context)


def report_title(request: MemberRequest, year: int) -> HttpResponse:
    report = fetch_report(request, year)
    form = TitleForm(request.POST or None, row=report)
    if form.is_valid() and attempt_edit(
        form, operations.edit_report, report=report, by=request.user, **form.given
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(report)
    return render(request, "reports/report_title.html", {"form": form, "report": report})


@require_POST
def report_count(request: MemberRequest, year: int) -> HttpResponse:
    report = fetch_report(request, year)
    with answered(request, _("The figures are counted: the text that nobody has touched follows them.")):
        operations.count_report(report=report, by=request.user)
    return redirect(report)
