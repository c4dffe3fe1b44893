import hashlib

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members.requests import MemberRequest
from office import clock, files, jobs
from office.access import fetch, require
from office.forms import attempt
from workplan import operations
from workplan.forms.reviews import ReviewForm, proposal_for, values_of
from workplan.models import Action, ReviewPeriod, Workplan
from workplan.pages.fixes import mendable
from workplan.pages.review_report import Counts, finding, report_of
from workplan.rules.readiness import Lack, Readiness, readiness
from workplan.tabs import plan_tabs
from workplan.views.fetching import fetch_plan


def fetch_review(request: MemberRequest, pk: int) -> ReviewPeriod:
    rows = ReviewPeriod.objects.visible_to(request.user).select_related("plan", "document")
    period: ReviewPeriod = fetch(rows, pk=pk)
    return period


def review_list(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch_plan(request, code, "workplan.follow_plan")
    periods = list(ReviewPeriod.objects.filter(plan=plan).for_list())
    for period in periods:
        period.finding = "" if period.is_open else finding(Counts.counted_by_the_database(period))
    current = next((period for period in periods if period.is_open), None)
    context = {
        "plan": plan,
        "tabs": plan_tabs(request, plan),
        "open": current,
        "readiness": _readiness(plan) if current else None,
        "closed": [period for period in periods if not period.is_open],
        "may_run": request.user.has_perm("workplan.run_review", plan),
        "may_open": plan.state == Workplan.State.APPROVED and current is None,
    }
    return render(request, "workplan/review_list.html", context)


def _readiness(plan: Workplan) -> Readiness:
    return readiness(Action.objects.filter(area__plan=plan).for_readiness(), clock.today())


def review_add(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch_plan(request, code, "workplan.follow_plan")
    require(request, "workplan.run_review", plan)
    form = ReviewForm(request.POST or None, initial=proposal_for(plan))
    if form.is_valid():
        period = attempt(form, operations.open_review, plan=plan, by=request.user, **form.cleaned_data)
        if period:
            messages.success(
                request, _("The review is open: complete what is missing before the Executive meets.")
            )
            return redirect(period)
    return render(request, "workplan/review_form.html", {"form": form, "plan": plan, "period": None})


def review_edit(request: MemberRequest, pk: int) -> HttpResponse:
    period = fetch_review(request, pk)
    require(request, "workplan.run_review", period.plan)
    form = ReviewForm(request.POST or None, initial=values_of(period))
    if form.is_valid() and attempt(
        form, operations.edit_review, period=period, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(period)
    return render(request, "workplan/review_form.html", {"form": form, "plan": period.plan, "period": period})


def review_page(request: MemberRequest, pk: int) -> HttpResponse:
    """While open, what is missing and what is decided; when closed, what it said."""
    period = fetch_review(request, pk)
    context = {
        "period": period,
        "plan": period.plan,
        "tabs": plan_tabs(request, period.plan),
        "may_run": request.user.has_perm("workplan.run_review", period.plan),
        "may_decide": request.user.has_perm("workplan.decide", period.plan),
    }
    if not period.is_open:
        return render(request, "workplan/review_report.html", context | {"report": report_of(period)})
    found = _readiness(period.plan)
    context["readiness"], context["gaps"] = found, mendable(found, period.plan)
    context["without_news"] = [gap.action.pk for gap in found.gaps if gap.kind == Lack.NO_NEWS]
    context["decisions"] = list(period.decisions.for_list())
    return render(request, "workplan/review_page.html", context)


def review_close(request: MemberRequest, pk: int) -> HttpResponse:
    """The document takes a while: the worker writes it, and the page shows how far it is."""
    period = fetch_review(request, pk)
    require(request, "workplan.run_review", period.plan)
    if request.method != "POST" or not period.is_open:
        context = {"period": period, "plan": period.plan, "readiness": _readiness(period.plan)}
        return render(request, "workplan/review_close.html", context)
    title = _("Closing of the review «%s»") % period
    job = jobs.start(
        "close_review", by=request.user, title=title, period=period.pk, by_number=request.user.pk
    )
    return redirect("job_detail", job.pk)


def review_document(request: MemberRequest, pk: int) -> HttpResponseBase:
    period = fetch_review(request, pk)
    if period.document is None:
        raise Http404
    return files.as_attachment(period.document)


def review_seal(request: MemberRequest, pk: int) -> HttpResponse:
    """Whether the document that is kept is still the one of that day."""
    period = fetch_review(request, pk)
    if period.document is None:
        raise Http404
    with period.document.content.open("rb") as content:
        found = hashlib.sha256(content.read()).hexdigest()
    context = {"period": period, "found": found, "is_whole": found == period.document_sha256}
    return render(request, "workplan/review_seal.html", context)
