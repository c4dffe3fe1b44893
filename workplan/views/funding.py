"""The money of a plan: its sources, what each pays for, what the actions cost, and what would fall out."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members.requests import MemberRequest
from office.access import fetch, require
from office.forms import attempt
from workplan import operations
from workplan.forms.funding import CostForm, FundingSourceForm, RemoveForm, TiedActionsForm
from workplan.models import Action, FundingSource, Workplan
from workplan.pages import money
from workplan.rules import scenarios
from workplan.tabs import plan_tabs
from workplan.views.fetching import fetch_plan


def workplan_funding(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch_plan(request, code, "workplan.see_funding")
    actions = list(Action.objects.of_plan(plan).for_money())
    areas = money.by_area(actions)
    context = {
        "plan": plan,
        "sources": money.paid(_sources(request, plan), actions),
        "areas": areas,
        "tables": money.tables(areas, actions),
        "unknown": money.total(actions).unknown,
        "may_edit": request.user.has_perm("workplan.edit_funding", plan),
        "tabs": plan_tabs(request, plan),
    }
    return render(request, "workplan/funding.html", context)


def workplan_scenarios(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch_plan(request, code, "workplan.see_funding")
    sources = list(_sources(request, plan))
    lines = scenarios.lines(Action.objects.of_plan(plan).for_money())
    context = {
        "plan": plan,
        "outcomes": [scenarios.outcome(one, lines, sources) for one in scenarios.Scenario],
        "lines": lines,
        "sources": sources,
        "tabs": plan_tabs(request, plan),
    }
    return render(request, "workplan/scenarios.html", context)


def _sources(request: MemberRequest, plan: Workplan) -> Any:
    return FundingSource.objects.visible_to(request.user).of_plan(plan).select_related("counterpart")


def _edited(request: MemberRequest, code: str, pk: int) -> tuple[Workplan, FundingSource]:
    plan = fetch_plan(request, code, "workplan.edit_funding")
    return plan, fetch(_sources(request, plan), pk=pk)


def funding_add(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch_plan(request, code, "workplan.edit_funding")
    period = {"starts_on": plan.starts_on, "ends_on": plan.ends_on}
    form = FundingSourceForm(request.POST or None, initial=period)
    if form.is_valid():
        source = attempt(form, operations.add_funding_source, by=request.user, **form.cleaned_data)
        if source:
            messages.success(request, _("The source is written down: say which actions it pays for."))
            return redirect("funding_actions", plan.code, source.pk)
    return render(request, "workplan/funding_form.html", {"form": form, "plan": plan})


def funding_edit(request: MemberRequest, code: str, pk: int) -> HttpResponse:
    plan, source = _edited(request, code, pk)
    form = FundingSourceForm(request.POST or None, instance=source)
    if form.is_valid() and attempt(
        form,
        operations.edit_funding_source,
        source=FundingSource.objects.get(pk=pk),
        by=request.user,
        **form.cleaned_data,
    ):
        messages.success(request, _("The changes are saved."))
        return redirect("workplan_funding", plan.code)
    return render(request, "workplan/funding_form.html", {"form": form, "plan": plan, "source": source})


def funding_remove(request: MemberRequest, code: str, pk: int) -> HttpResponse:
    plan, source = _edited(request, code, pk)
    form = RemoveForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(form, operations.remove_funding_source, source=source, by=request.user):
        messages.success(request, _("The source is removed."))
        return redirect("workplan_funding", plan.code)
    return render(request, "workplan/funding_remove.html", {"form": form, "plan": plan, "source": source})


def funding_actions(request: MemberRequest, code: str, pk: int) -> HttpResponse:
    """Which actions of the plan a source pays for, all at once."""
    plan, source = _edited(request, code, pk)
    data = request.POST if request.method == "POST" else None
    form = TiedActionsForm(data, plan=plan, source=source)
    if form.is_valid() and attempt(
        form, operations.tie_actions, source=source, plan=plan, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("What the source pays for is saved and confirmed."))
        return redirect("workplan_funding", plan.code)
    return render(request, "workplan/funding_actions.html", {"form": form, "plan": plan, "source": source})


def action_cost(request: MemberRequest, pk: int) -> HttpResponse:
    action = fetch(Action.objects.visible_to(request.user).with_code(), pk=pk)
    require(request, "workplan.edit_funding", action.area.plan)
    names = list(CostForm.base_fields)
    form = CostForm(request.POST or None, initial={name: getattr(action, name) for name in names})
    if form.is_valid() and attempt(
        form, operations.record_cost, action=action, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("What it costs is written down."))
        return redirect("workplan_funding", action.area.plan.code)
    return render(request, "workplan/action_cost.html", {"form": form, "action": action})
