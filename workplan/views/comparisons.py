"""Two reviews side by side, or a review and today: one sentence for each action."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.requests import MemberRequest
from office.tables import Column, as_file
from workplan.forms.comparisons import CompareForm
from workplan.models import ReviewPeriod, Workplan
from workplan.pages.differences import Difference, compare
from workplan.pages.review_report import chapters
from workplan.pictures import Picture, of_review, of_today
from workplan.tabs import plan_tabs
from workplan.views.fetching import fetch_plan

COLUMNS = [
    Column(gettext_lazy("Code"), lambda row: row.picture.code),
    Column(gettext_lazy("Area"), lambda row: row.picture.area),
    Column(gettext_lazy("Block"), lambda row: row.picture.block),
    Column(gettext_lazy("Action"), lambda row: row.picture.title),
    Column(gettext_lazy("What changed"), lambda row: row.sentence),
    Column(gettext_lazy("State"), lambda row: row.picture.state_label),
    Column(gettext_lazy("Who answers for it"), lambda row: row.picture.responsible),
    Column(gettext_lazy("Decision"), lambda row: row.picture.decision),
]


def review_compare(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch_plan(request, code, "workplan.follow_plan")
    form = CompareForm(request.GET, plan=plan)
    found = _found(plan, form)
    context = {
        "plan": plan,
        "tabs": plan_tabs(request, plan),
        "form": None,
        "fields": [form[name] for name in form.fields],
        "chapters": chapters(found),
        "changed": sum(row.is_changed for row in found),
        "total": len(found),
        "before": form.before,
        "after": form.after,
        "exports": [
            {
                "label": kind.upper(),
                "url": f"{reverse('review_compare_export', args=[plan.code, kind])}?{urlencode(form.asked)}",
            }
            for kind in ("xlsx", "csv")
        ],
    }
    return render(request, "workplan/review_compare.html", context)


def _found(plan: Workplan, form: CompareForm) -> list[Difference]:
    before = of_review(form.before) if form.before else None
    found = compare(before, _pictures(plan, form.after))
    return [row for row in found if row.is_changed] if form.only_changed else found


def _pictures(plan: Workplan, period: ReviewPeriod | None) -> list[Picture]:
    return of_review(period) if period else of_today(plan)


def review_compare_export(request: MemberRequest, code: str, kind: str) -> HttpResponseBase:
    plan = fetch_plan(request, code, "workplan.follow_plan")
    form = CompareForm(request.GET, plan=plan)
    return as_file(_("Comparison of reviews %s") % plan.code, kind, COLUMNS, _found(plan, form))
