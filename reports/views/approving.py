"""A report goes before the Executive, is approved, published and corrected."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members import operations as members
from members.models import Agreement, Person
from members.requests import MemberRequest
from office import jobs
from office.access import fetch
from office.answers import answered
from office.forms import attempt
from reports import operations
from reports.forms.reports import ApprovalForm, CorrectionForm, SeenForm, WithdrawalForm
from reports.models import AnnualReport, ReportVersion
from reports.pages.corrections import changed_since_publication
from reports.views.fetching import fetch_report

APPROVE, PUBLISH = "reports.approve_report", "reports.publish_report"


@require_POST
def report_submit(request: MemberRequest, year: int) -> HttpResponse:
    report = fetch_report(request, year)
    with answered(request, _("The report is before the Executive: its members are told by mail.")):
        operations.submit_report(report=report, by=request.user)
    return redirect(report)


def report_return(request: MemberRequest, year: int) -> HttpResponse:
    report = fetch_report(request, year)
    form = SeenForm(request.POST or None, initial={"seen": report.version})
    if not form.is_valid():
        return render(request, "reports/report_return.html", {"form": form, "report": report})
    with answered(request, _("The report is a draft again.")):
        operations.return_report(report=report, by=request.user, **form.cleaned_data)
    return redirect(report)


def report_approve(request: MemberRequest, year: int) -> HttpResponse:
    report = fetch_report(request, year, APPROVE)
    known = Agreement.objects.standing()
    form = ApprovalForm(request.POST or None, title=_("Approval of «%s»") % report, known=known)
    if form.is_valid() and attempt(
        form, _approve, report=report, by=request.user, given=form.given_agreement()
    ):
        messages.success(request, _("The report is approved: publish it when you want."))
        return redirect(report)
    return render(request, "reports/report_approve.html", {"form": form, "report": report})


@transaction.atomic
def _approve(*, report: AnnualReport, by: Person, given: dict[str, Any]) -> AnnualReport:
    agreement = members.cite_or_record(**given, by=by)
    return operations.approve_report(report=report, agreement=agreement, by=by)


@require_POST
def report_publish(request: MemberRequest, year: int) -> HttpResponse:
    """The page says which version it offers: pressed twice, or from an old page, nothing else is published."""
    report = fetch_report(request, year, PUBLISH)
    number = report.next_number
    if report.state not in AnnualReport.PUBLISHABLE:
        messages.error(
            request, _("Only an approved report is published: cite first the agreement that approves it.")
        )
        return redirect(report)
    if request.GET.get("number") != str(number):
        messages.error(request, _("Somebody has published this version meanwhile: open the page again."))
        return redirect(report)
    job = jobs.start(
        "publish_report",
        by=request.user,
        title=_("Publication of «%s»") % report,
        report=report.pk,
        number=number,
        by_number=request.user.pk,
    )
    return redirect(job)


def report_correct(request: MemberRequest, year: int) -> HttpResponse:
    report = fetch_report(request, year, PUBLISH)
    form = CorrectionForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.correct_report, report=report, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("Correct what is wrong, and publish the correction."))
        return redirect(report)
    context = {"form": form, "report": report, "begun": changed_since_publication(report)}
    return render(request, "reports/report_correct.html", context)


def report_give_up(request: MemberRequest, year: int) -> HttpResponse:
    report = fetch_report(request, year, PUBLISH)
    form = SeenForm(request.POST or None, initial={"seen": report.version})
    if not form.is_valid():
        return render(request, "reports/report_give_up.html", {"form": form, "report": report})
    with answered(request, _("The correction is given up: what is published goes on as it is.")):
        operations.give_up_correction(report=report, by=request.user, **form.cleaned_data)
    return redirect(report)


def version_withdraw(request: MemberRequest, year: int, number: int) -> HttpResponse:
    report = fetch_report(request, year, PUBLISH)
    version: ReportVersion = fetch(ReportVersion.objects.published().filter(report=report), number=number)
    form = WithdrawalForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.withdraw_version, version=version, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The version is withdrawn: nobody reads it any more."))
        return redirect(version)
    return render(request, "reports/version_withdraw.html", {"form": form, "version": version})
