"""The end of a budget: prepared, looked at, approved and posted, each with its own button."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from advisory import operations
from advisory.forms.budgets import CloseForm
from advisory.pages.budgets import BudgetFigures, closing_page
from advisory.views.budgets import managed, seen
from members.requests import MemberRequest
from office.answers import answered
from office.forms import attempt


def budget_close(request: MemberRequest, pk: int) -> HttpResponse:
    """What posting would do, computed now; the form changes how much passes on."""
    budget = seen(request, pk)
    may_manage = request.user.has_perm("advisory.manage_budgets")
    page = closing_page(budget)
    initial = {"carry_minutes": page.closing.carry_minutes or None if page.closing else None}
    form = CloseForm(request.POST if may_manage and request.method == "POST" else None, initial=initial)
    if form.is_valid() and attempt(
        form, operations.prepare_closing, budget=budget, by=request.user, **form.cleaned_data
    ):
        return redirect("budget_close", budget.pk)
    context = {"page": page, "budget": budget, "figures": BudgetFigures(budget), "may_manage": may_manage}
    if may_manage and page.stage in {"prepare", "draft"}:
        context["form"] = form
    return render(request, "advisory/budget_close.html", context)


@require_POST
def closing_approve(request: MemberRequest, pk: int) -> HttpResponse:
    budget = managed(request, pk)
    with answered(request, _("The closing is approved. Nothing has moved yet: it still has to be posted.")):
        operations.approve_closing(budget=budget, by=request.user)
    return redirect("budget_close", pk)


@require_POST
def closing_post(request: MemberRequest, pk: int) -> HttpResponse:
    budget = managed(request, pk)
    with answered(request, _("The closing is posted, and the budget is closed.")):
        operations.post_closing(budget=budget, by=request.user)
    return redirect("budget_close", pk)


@require_POST
def closing_cancel(request: MemberRequest, pk: int) -> HttpResponse:
    budget = managed(request, pk)
    with answered(request, _("The closing is taken back: nothing had moved.")):
        operations.cancel_closing(budget=budget, by=request.user)
    return redirect("budget_close", pk)
