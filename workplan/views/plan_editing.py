"""A plan is begun, its data change, it is proposed, approved and put on the public pages."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from members import operations as members
from members.forms.agreements import CitedAgreementForm
from members.models import Agreement, Person
from members.requests import MemberRequest
from office.access import require
from office.answers import answered
from office.editing import attempt_edit
from office.forms import attempt
from workplan import operations
from workplan.forms.plans import NewPlanForm, PlanForm
from workplan.models import Workplan
from workplan.tabs import plan_tabs
from workplan.views.fetching import fetch_plan

ACTS = {
    "propose": (operations.propose_plan, gettext_noop("The plan is proposed.")),
    "draft": (operations.return_plan_to_draft, gettext_noop("The plan is a draft again.")),
    "publish": (operations.publish_plan, gettext_noop("The plan is on the public pages.")),
    "unpublish": (operations.unpublish_plan, gettext_noop("The plan is no longer on the public pages.")),
}


def plan_add(request: MemberRequest) -> HttpResponse:
    require(request, "workplan.edit_plan")
    form = NewPlanForm(request.POST or None)
    if form.is_valid():
        plan = attempt(form, operations.add_plan, by=request.user, **form.cleaned_data)
        if plan:
            messages.success(request, _("The plan is begun: write its areas, and then their actions."))
            return redirect(plan)
    return render(request, "workplan/plan_add.html", {"form": form})


def workplan_edit(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch_plan(request, code, "workplan.edit_plan")
    form = PlanForm(request.POST or None, row=plan)
    if form.is_valid() and attempt_edit(
        form, operations.edit_plan, plan=plan, by=request.user, **form.arguments()
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(plan)
    context = {"form": form, "plan": plan, "tabs": plan_tabs(request, plan)}
    return render(request, "workplan/plan_edit.html", context)


def plan_state(request: MemberRequest, code: str) -> HttpResponse:
    """What the plan can pass to, each with what it means; approving it has its own page."""
    plan = fetch_plan(request, code, "workplan.approve_plan")
    act, done = ACTS.get(request.POST.get("act", ""), (None, ""))
    if act is None:
        return render(request, "workplan/plan_state.html", {"plan": plan, "tabs": plan_tabs(request, plan)})
    with answered(request, _(done)):
        act(plan=plan, by=request.user)
    return redirect(plan)


def plan_approve(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch_plan(request, code, "workplan.approve_plan")
    known = Agreement.objects.standing()
    form = CitedAgreementForm(request.POST or None, title=_("Approval: %s") % plan, known=known)
    if form.is_valid() and attempt(form, _approve, plan=plan, by=request.user, given=form.given_agreement()):
        messages.success(request, _("The plan is approved: whoever takes part in the network reads it."))
        return redirect(plan)
    return render(request, "workplan/plan_approve.html", {"form": form, "plan": plan})


@transaction.atomic
def _approve(*, plan: Workplan, by: Person, given: dict[str, Any]) -> Workplan:
    agreement = members.cite_or_record(**given, by=by)
    return operations.approve_plan(plan=plan, agreement=agreement, by=by)
