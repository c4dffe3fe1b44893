from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from members.requests import MemberRequest
from office import clock
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt
from workplan import operations
from workplan.forms.closing import NextPlanForm, SettleForm, next_year
from workplan.models import Action
from workplan.pages.closing import stage_of
from workplan.tabs import plan_tabs
from workplan.views.fetching import fetch_plan


def plan_close(request: MemberRequest, code: str) -> HttpResponse:
    """Each open action is done, passes to the next plan or is dropped; saved as one goes."""
    plan = fetch_plan(request, code, "workplan.close_plan")
    stage = stage_of(plan, clock.today())
    form = SettleForm(request.POST or None, open_actions=stage.open_actions)
    if form.is_valid():
        settled = attempt(form, operations.settle_actions, plan=plan, by=request.user, **form.given)
        if settled:
            words = ngettext("%d action is settled.", "%d actions are settled.", len(settled))
            messages.success(request, words % len(settled))
            return redirect("plan_close", plan.code)
    context: dict[str, Any] = {"plan": plan, "stage": stage, "form": form, "tabs": plan_tabs(request, plan)}
    return render(request, "workplan/plan_close.html", context)


@require_POST
def action_reopen(request: MemberRequest, pk: int) -> HttpResponse:
    action: Action = fetch(Action.objects.visible_to(request.user).with_code(), pk=pk)
    require(request, "workplan.close_plan", action.area.plan)
    with answered(request, _("%s is open again, as it was before.") % action.code):
        operations.reopen_action(action=action, by=request.user)
    return redirect("plan_close", action.area.plan.code)


def plan_end(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch_plan(request, code, "workplan.close_plan")
    if request.method != "POST":
        return render(request, "workplan/plan_end.html", {"plan": plan})
    with answered(request, _("The plan is closed: what it says does not change any more.")):
        operations.close_plan(plan=plan, by=request.user)
    return redirect("plan_close", plan.code)


def plan_next(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch_plan(request, code, "workplan.close_plan")
    form = NextPlanForm(request.POST or None, initial=next_year(plan))
    if form.is_valid():
        following = attempt(form, operations.draft_next_plan, plan=plan, by=request.user, **form.cleaned_data)
        if following:
            messages.success(request, _("The draft of the next plan has what passes to it: complete it."))
            return redirect("plan_close", plan.code)
    return render(request, "workplan/plan_next.html", {"form": form, "plan": plan})


@require_POST
def plan_bring(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch_plan(request, code, "workplan.close_plan")
    with answered(request, _("What passes to the next plan is in its draft now.")):
        operations.bring_carried_actions(plan=plan, by=request.user)
    return redirect("plan_close", plan.code)
