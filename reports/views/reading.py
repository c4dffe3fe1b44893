"""A report as it will be, with what the Executive says of it; and all its figures."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from members.requests import MemberRequest
from office.access import fetch, require
from office.forms import attempt
from reports import operations
from reports.forms.comments import CommentForm, SettleForm
from reports.models import AnnualReport, ReportComment
from reports.pages.document import read_document
from reports.pages.figures import figure_chapters
from reports.pages.tabs import report_tabs
from reports.views.fetching import WRITE, fetch_report

COMMENT = "reports.comment_report"


def report_preview(request: MemberRequest, year: int) -> HttpResponse:
    report = fetch_report(request, year, COMMENT, rows=AnnualReport.objects.for_editor())
    document = read_document(report)
    comments = list(report.comments.all())
    context = {
        "report": report,
        "document": document,
        "may_comment": report.is_open,
        "waiting": [comment for comment in comments if comment.settled_at is None],
        "settled": [comment for comment in comments if comment.settled_at is not None],
        "tabs": report_tabs(report, "report_preview") if request.user.has_perm(WRITE) else [],
    }
    return render(request, "reports/report_preview.html", context)


def comment_add(request: MemberRequest, year: int) -> HttpResponse:
    report = fetch_report(request, year, COMMENT)
    form = CommentForm(request.POST or None, report=report, initial={"section": request.GET.get("section")})
    back = f"{reverse('report_preview', args=[year])}#comments"
    if form.is_valid() and attempt(
        form, operations.add_comment, report=report, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("Your comment is written: Coordination answers it here."))
        return redirect(back)
    context = {
        "form": form,
        "report": report,
        "back": back,
        "title": _("Comment on the report"),
        "submit": _("Leave the comment"),
    }
    return render(request, "reports/piece_form.html", context)


def comment_settle(request: MemberRequest, pk: int) -> HttpResponse:
    seen = AnnualReport.objects.visible_to(request.user)
    rows = ReportComment.objects.filter(report__in=seen).select_related("report", "section", "by")
    comment: ReportComment = fetch(rows, pk=pk)
    require(request, WRITE, comment.report)
    form = SettleForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.settle_comment, comment=comment, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The comment is answered."))
        return redirect(f"{comment.report.get_absolute_url()}#comments")
    context = {"form": form, "comment": comment, "report": comment.report}
    return render(request, "reports/comment_settle.html", context)


def report_figures(request: MemberRequest, year: int) -> HttpResponse:
    report = fetch_report(request, year)
    chapters = figure_chapters(report)
    context = {"report": report, "chapters": chapters, "tabs": report_tabs(report, "report_figures")}
    return render(request, "reports/report_figures.html", context)
