"""Challenges ↔ actions: what meets what, and what meets nothing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from members.requests import MemberRequest
from office.access import fetch
from office.forms import attempt
from workplan import operations
from workplan.forms.matrix import AreaChallengesForm
from workplan.models import Workplan
from workplan.pages.matrix import Matrix
from workplan.tabs import plan_tabs
from workplan.views.document_editing import fetch_area


def workplan_matrix(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch(Workplan.objects.visible_to(request.user).for_matrix(request.user), code=code)
    context = {
        "plan": plan,
        "matrix": Matrix(plan),
        "tabs": plan_tabs(request, plan),
        "may_edit": plan.is_open and request.user.has_perm("workplan.edit_plan", plan),
    }
    return render(request, "workplan/matrix.html", context)


def area_challenges(request: MemberRequest, pk: int) -> HttpResponse:
    """All the actions of an area with a box for each challenge."""
    area = fetch_area(request, pk)
    form = AreaChallengesForm(request.POST or None, area=area)
    if form.is_valid() and attempt(
        form, operations.tie_challenges, area=area, ties=form.ties(), by=request.user
    ):
        messages.success(request, _("The challenges of the actions are saved."))
        return redirect(f"{reverse('workplan_matrix', args=[area.plan.code])}#area-{area.number}")
    return render(request, "workplan/area_challenges.html", {"form": form, "area": area, "plan": area.plan})
