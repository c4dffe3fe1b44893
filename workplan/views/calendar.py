"""The plan month by month."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.requests import MemberRequest
from office import clock
from office.access import fetch
from workplan.models import Action, Workplan
from workplan.pages import months
from workplan.pages.listed import ListedAction
from workplan.tabs import plan_tabs


def workplan_calendar(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch(Workplan.objects.visible_to(request.user), code=code)
    today = clock.today()
    rows = Action.objects.of_plan(plan).counted().for_following(today).in_order_of_codes()
    found = months.calendar([ListedAction(action, today) for action in rows], plan, today)
    has_dates = any(month.ending for month in found.months)
    context = {
        "plan": plan,
        "calendar": found,
        "chart": months.chart(found, _finding(found), _("Month")) if has_dates else None,
        "tabs": plan_tabs(request, plan),
    }
    return render(request, "workplan/calendar.html", context)


def _finding(found: months.Calendar) -> str:
    """«El mes en què acaben més actuacions és juny de 2026: 9»; how many there are, where no month has the most."""
    counted = [(len(month.ending), month.name) for month in found.months if month.ending]
    most, name = max(counted)
    if len(counted) > 1 and sum(count == most for count, _name in counted) > 1:
        total = sum(count for count, _name in counted)
        words = ngettext(
            "%(total)d action ends within the plan", "%(total)d actions end within the plan", total
        )
        return words % {"total": total}
    return _("The month in which most actions end is %(month)s: %(count)d") % {"month": name, "count": most}
