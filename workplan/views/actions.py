"""«Què falta i què va amb retard»: the actions of a plan by urgency, with their filters and files."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from members.requests import MemberRequest
from office import paper
from office.access import fetch
from office.partials import render_list
from office.tables import as_file
from workplan.filters.actions import ActionFilter, asked
from workplan.models import Workplan
from workplan.pages.listed import COLUMNS, by_urgency
from workplan.tabs import plan_tabs

ON_PAPER = 300  # rows; who needs more takes the spreadsheet


def workplan_actions(request: MemberRequest, code: str) -> HttpResponse:
    """htmx asks for the rows only."""
    found = _asked(request, code)
    context = {
        **found.on_page(export="workplan_actions_export"),
        "plan": found.plan,
        "shown": found.shown,
        "more": found.more,
        "more_open": found.more_open,
        "may_confirm": found.plan.is_open and request.user.has_perm("workplan.confirm_progress", found.plan),
        "tabs": plan_tabs(request, found.plan),
    }
    context["groups"] = by_urgency(list(context["page"]), found.rows)
    return render_list(request, "workplan/action_list.html", context)


def _asked(request: MemberRequest, code: str) -> ActionFilter:
    plan = fetch(Workplan.objects.visible_to(request.user).for_actions(), code=code)
    return asked(request, plan, follows=request.user.has_perm("workplan.see_funding", plan))


def workplan_actions_export(request: MemberRequest, code: str, kind: str) -> HttpResponseBase:
    """What the list shows, all of its pages."""
    found = _asked(request, code)
    name = _("Actions of the plan %s") % found.plan.code
    if kind != "pdf":
        return as_file(name, kind, COLUMNS, found.rows)
    context = {
        "plan": found.plan,
        "count": found.count_in_words(len(found.rows)),
        "chips": found.chips(),
        "groups": by_urgency(found.rows[:ON_PAPER], found.rows),
        "left_out": max(len(found.rows) - ON_PAPER, 0),
    }
    return paper.as_pdf(name, "workplan/action_list_paper.html", context)
