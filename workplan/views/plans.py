"""The plans, and each of them as it is read: on the screen, on paper, as rows."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from members.requests import MemberRequest
from office.access import fetch
from office.paper import as_pdf
from office.tables import as_file
from workplan.models import Workplan
from workplan.pages.document import Document
from workplan.pages.rows import FOLLOWED_COLUMNS, PLAN_COLUMNS, plan_rows
from workplan.tabs import plan_tabs

EDITING = "canvis"  # in the address of an approved plan: with the ways to change each piece
View = Callable[..., HttpResponseBase]


def workplan_list(request: MemberRequest) -> HttpResponse:
    """The place «Pla de treball»: the plan in force with its ways in, then the others."""
    plans = list(Workplan.objects.visible_to(request.user).for_list())
    current = _in_force(plans)
    context = {
        "current": [(plan, plan_tabs(request, plan)) for plan in current],
        "others": [plan for plan in plans if plan not in current],
        "may_edit": request.user.has_perm("workplan.edit_plan"),
    }
    return render(request, "workplan/plan_list.html", context)


def _in_force(plans: list[Workplan]) -> list[Workplan]:
    """Of today, the network's first; before the year has its plan, the last that was approved."""
    approved = [plan for plan in plans if plan.state == Workplan.State.APPROVED]
    of_today = [plan for plan in approved if plan.covers_today]
    return sorted(of_today, key=lambda plan: plan.scope, reverse=True) or approved[:1]


def open_to_visitors(view: View) -> View:
    """Who is not signed in reads what is published; for the rest it is asked to sign in, as everywhere."""

    @login_not_required
    @wraps(view)
    def run(request: HttpRequest, code: str, **kwargs: Any) -> HttpResponseBase:
        published = Workplan.objects.readable_by(request.user).filter(code=code)
        if not request.user.is_authenticated and not published.exists():
            return redirect_to_login(request.get_full_path())
        return view(request, code, **kwargs)

    return run


@open_to_visitors
def workplan_page(request: MemberRequest, code: str) -> HttpResponse:
    """The document; for whoever takes part, what is done of each action beside it."""
    plan = _fetch_document(request, code)
    may_edit = plan.is_open and request.user.has_perm("workplan.edit_plan", plan)
    context = {
        "plan": plan,
        "document": Document(plan, with_progress=plan.is_inside),
        "tabs": plan_tabs(request, plan) if plan.is_inside else [],
        "may_edit": may_edit,
        "is_editing": may_edit and (EDITING in request.GET or not plan.is_approved),
        "may_approve": request.user.has_perm("workplan.approve_plan", plan),
        "exports": [
            {"label": kind.upper(), "url": reverse("workplan_export", args=[code, kind])}
            for kind in ("xlsx", "csv")
        ],
    }
    return render(request, "workplan/plan_page.html", context)


def _fetch_document(request: HttpRequest, code: str) -> Any:
    return fetch(Workplan.objects.readable_by(request.user).for_document(request.user), code=code)


@open_to_visitors
def workplan_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """The document as it was approved, without what is done of it: the same for everybody."""
    plan = _fetch_document(request, code)
    return as_pdf(plan.title, "workplan/plan_paper.html", {"plan": plan, "document": Document(plan)})


def workplan_export(request: MemberRequest, code: str, kind: str) -> HttpResponseBase:
    """The plan as rows, with the columns that the import of a plan reads."""
    plan = fetch(Workplan.objects.visible_to(request.user).for_rows(request.user), code=code)
    follows = request.user.has_perm("workplan.follow_plan", plan)
    columns = [*PLAN_COLUMNS, *FOLLOWED_COLUMNS] if follows else PLAN_COLUMNS
    return as_file(plan.title, kind, columns, plan_rows(plan))
