"""Statements to the minute: of a budget, and of what a council has asked and received."""

from typing import Any

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from advisory.filters.statement import StatementFilter
from advisory.models import HourAccount, HourBudget, LedgerEntry
from advisory.pages import council_statement as of_council
from advisory.pages import statement
from advisory.pages.budgets import BudgetFigures
from members.models import Organization
from members.requests import MemberRequest
from office import paper
from office.access import fetch, require
from office.partials import render_list
from office.tables import as_file

CHUNK = 2000


def budget_statement(request: MemberRequest, pk: int) -> HttpResponse:
    """htmx asks for the rows only."""
    found = _asked(request, pk)
    listed = found.on_page(export="budget_statement_export")
    context = {
        **listed,
        "budget": found.budget,
        "lines": statement.lines(listed["page"]),
        "has_left": "kind" not in found.active,
        "may_run": request.user.has_perm("advisory.run_advice"),
    }
    return render_list(request, "advisory/budget_statement.html", context)


def budget_statement_export(request: MemberRequest, pk: int, kind: str) -> HttpResponseBase:
    """What the statement shows, all of its pages."""
    found = _asked(request, pk)
    name = _("Statement %s") % found.budget
    if kind == "pdf":
        return paper.as_pdf(name, "advisory/budget_statement_paper.html", _on_paper(found))
    entries = found.qs.iterator(chunk_size=CHUNK)
    return as_file(name, kind, statement.COLUMNS, map(statement.Line, entries))


def _asked(request: MemberRequest, pk: int) -> StatementFilter:
    """The budget comes with its accounts: every one has some."""
    require(request, "advisory.see_budgets")
    accounts = list(HourAccount.objects.usable().of_budget(pk))
    if not accounts:
        raise Http404
    entries = LedgerEntry.objects.for_statement()
    return StatementFilter(request.GET, entries, request=request, accounts=accounts)


def _on_paper(found: StatementFilter) -> dict[str, Any]:
    """Of very many movements, what each month came to."""
    budget = HourBudget.objects.with_figures().get(pk=found.budget.pk)
    count = found.qs.count()
    is_long = count > statement.ON_PAPER
    return {
        "budget": budget,
        "figures": BudgetFigures(budget),
        "chips": found.chips(),
        "count": found.count_in_words(count),
        "months": statement.months(found.moved(), found.left_before) if is_long else [],
        "lines": [] if is_long else statement.lines(found.qs.order_by("made_at", "pk")),
    }


def council_statement(request: MemberRequest, organization_id: int) -> HttpResponse:
    organization, found = _of_council(request, organization_id)
    context = {"organization": organization, "statement": found}
    return render(request, "advisory/council_statement.html", context)


def council_statement_export(request: MemberRequest, organization_id: int, kind: str) -> HttpResponseBase:
    organization, found = _of_council(request, organization_id)
    name = _("Hours of %(council)s in %(year)s") % {"council": organization, "year": found.year}
    if kind == "pdf":
        context = {"organization": organization, "statement": found}
        return paper.as_pdf(name, "advisory/council_statement_paper.html", context)
    return as_file(name, kind, of_council.COLUMNS, found.lines)


def _of_council(request: MemberRequest, pk: int) -> tuple[Organization, of_council.CouncilStatement]:
    organization = fetch(Organization.objects.visible_to(request.user).councils(), pk=pk)
    require(request, "advisory.see_statement", organization)
    return organization, of_council.statement_of(organization, request.GET.get("year", ""))
