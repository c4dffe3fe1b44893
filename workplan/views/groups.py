"""The plan by area and by working group."""

from collections import defaultdict

from django.http import HttpResponse
from django.shortcuts import render

from members.models import Participation
from members.requests import MemberRequest
from office import clock
from office.access import fetch
from workplan.models import Action, Workplan
from workplan.pages import parts
from workplan.pages.listed import ListedAction
from workplan.tabs import plan_tabs


def workplan_groups(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch(Workplan.objects.visible_to(request.user), code=code)
    today = clock.today()
    rows = Action.objects.of_plan(plan).for_following(today).in_order_of_codes()
    areas = parts.areas([ListedAction(action, today) for action in rows], _coordinators())
    context = {
        "plan": plan,
        "areas": areas,
        "chart": parts.chart(areas) if areas else None,
        "tabs": plan_tabs(request, plan),
    }
    return render(request, "workplan/groups.html", context)


def _coordinators() -> dict[int, list[str]]:
    """Who coordinates each working group today; a council, where it has named nobody."""
    rows = Participation.objects.in_force().filter(is_coordinator=True).in_order()
    names: dict[int, list[str]] = defaultdict(list)
    for row in rows.select_related("person", "organization"):
        council = str(row.organization)
        names[row.body_id].append(f"{row.person} ({council})" if row.person else council)
    return names
