"""/assessoraments/bosses/: the hour budgets, what stands in them and what moves them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from advisory import operations
from advisory.forms.budgets import (
    AdjustForm,
    EditBudgetForm,
    GrantForm,
    OpenBudgetForm,
    PackageForm,
    ReturnForm,
)
from advisory.models import HourAccount, HourBudget, LedgerEntry
from advisory.pages import statement
from advisory.pages.budgets import BudgetFigures, holding
from members.requests import MemberRequest
from office.access import fetch, require
from office.forms import attempt

LATEST = 8  # movements on the page of a budget; the statement has all


def seen(request: MemberRequest, pk: int, verb: str = "advisory.see_budgets") -> HourBudget:
    require(request, verb)
    budget: HourBudget = fetch(HourBudget.objects.with_figures(), pk=pk)
    return budget


def managed(request: MemberRequest, pk: int) -> HourBudget:
    return seen(request, pk, "advisory.manage_budgets")


def budget_list(request: MemberRequest) -> HttpResponse:
    require(request, "advisory.see_budgets")
    figures = [BudgetFigures(budget) for budget in HourBudget.objects.with_figures()]
    context = {
        "open": [one for one in figures if not one.budget.is_closed],
        "closed": [one for one in figures if one.budget.is_closed],
        "may_manage": request.user.has_perm("advisory.manage_budgets"),
    }
    return render(request, "advisory/budget_list.html", context)


def budget_page(request: MemberRequest, pk: int) -> HttpResponse:
    budget = seen(request, pk)
    accounts = HourAccount.objects.usable().of_budget(pk)
    numbers = [account.pk for account in accounts]
    latest = LedgerEntry.objects.of_accounts(numbers).with_effect(numbers).for_statement()
    context = {
        "budget": budget,
        "figures": BudgetFigures(budget),
        "holding": holding(budget),
        "packages": [account for account in accounts if account.organization],
        "latest": statement.lines(latest[:LATEST]),
        "may_manage": request.user.has_perm("advisory.manage_budgets") and not budget.is_closed,
        "may_run": request.user.has_perm("advisory.run_advice"),
    }
    return render(request, "advisory/budget_page.html", context)


def budget_open(request: MemberRequest) -> HttpResponse:
    require(request, "advisory.manage_budgets")
    form = OpenBudgetForm(request.POST or None)
    if form.is_valid():
        budget = attempt(form, operations.open_budget, by=request.user, **form.cleaned_data)
        if budget:
            messages.success(request, _("The budget is open: its service can be asked for."))
            return redirect(budget)
    return render(request, "advisory/budget_open.html", {"form": form})


def budget_edit(request: MemberRequest, pk: int) -> HttpResponse:
    budget = managed(request, pk)
    initial = {"funding": budget.funding_id, "note": budget.note}
    form = EditBudgetForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and attempt(
        form, operations.edit_budget, budget=budget, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(budget)
    return render(request, "advisory/budget_edit.html", {"form": form, "budget": budget})


def budget_grant(request: MemberRequest, pk: int) -> HttpResponse:
    budget = managed(request, pk)
    form = GrantForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.grant_hours, budget=budget, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The hours are in the budget."))
        return redirect(budget)
    context = {"form": form, "budget": budget, "figures": BudgetFigures(budget)}
    return render(request, "advisory/budget_grant.html", context)


def budget_package(request: MemberRequest, pk: int) -> HttpResponse:
    budget = managed(request, pk)
    form = PackageForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.allocate_package, budget=budget, by=request.user, **form.cleaned_data
    ):
        organization = form.cleaned_data["organization"]
        messages.success(request, _("%s: the package is set aside.") % organization)
        return redirect(budget)
    context = {"form": form, "budget": budget, "figures": BudgetFigures(budget)}
    return render(request, "advisory/budget_package.html", context)


def package_return(request: MemberRequest, pk: int, account: int) -> HttpResponse:
    budget = managed(request, pk)
    package = fetch(
        HourAccount.objects.filter(budget=budget, kind="package").select_related("organization"), pk=account
    )
    form = ReturnForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.return_package, budget=budget, package=package, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("What was left of the package is for everybody again."))
        return redirect(budget)
    context = {"form": form, "budget": budget, "package": package}
    return render(request, "advisory/package_return.html", context)


def budget_adjust(request: MemberRequest, pk: int) -> HttpResponse:
    budget = managed(request, pk)
    form = AdjustForm(request.POST or None, budget=budget, initial={"approved_by": request.user.pk})
    if form.is_valid() and attempt(
        form, operations.adjust_hours, budget=budget, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The correction is written down, with who approved it."))
        return redirect(budget)
    return render(request, "advisory/budget_adjust.html", {"form": form, "budget": budget})
