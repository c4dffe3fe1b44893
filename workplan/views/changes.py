"""«Què ha canviat» in a plan."""

from django.http import HttpResponse

from members.requests import MemberRequest
from office.access import fetch
from office.partials import render_list
from workplan.filters.changes import ChangeFilter
from workplan.models import Workplan
from workplan.pages import changes
from workplan.tabs import plan_tabs


def workplan_changes(request: MemberRequest, code: str) -> HttpResponse:
    """Who follows the plan reads all of it; members, what became of the actions."""
    plan = fetch(Workplan.objects.visible_to(request.user).for_actions(), code=code)
    follows = request.user.has_perm("workplan.follow_plan", plan)
    found = ChangeFilter(request.GET, request=request, plan=plan, follows=follows)
    on_page = found.on_page()
    context = {
        **on_page,
        "plan": plan,
        "shown": found.shown,
        "follows": follows,
        "days": changes.by_day(on_page["page"], follows=follows),
        "tabs": plan_tabs(request, plan),
    }
    return render_list(request, "workplan/changes.html", context)
