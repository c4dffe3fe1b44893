"""«Formació»: the training plan of two years, and the hours of each person."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from events.filters.training import TrainingFilter, TrainingHoursFilter
from events.models import Certificate, Event
from events.pages.training import HOURS_COLUMNS, PLAN_COLUMNS, TrainingPlan, hours_table, training_tabs
from members.permissions import represented_ids
from members.requests import MemberRequest
from office.partials import render_list
from office.tables import as_file


def training_plan(request: MemberRequest) -> HttpResponse:
    """What the reader sees of it: what is in preparation, only coordination."""
    found, plan = _plan(request)
    context = {
        "found": found,
        "plan": plan,
        "tabs": training_tabs("training_plan", found.chosen),
        "count": found.count_in_words(len(plan.rows)),
        "complaint": found.complaint(),
        "exports": found.exports("training_plan_export") if plan.rows else [],
    }
    return render(request, "events/training_plan.html", context)


def training_plan_export(request: MemberRequest, kind: str) -> HttpResponseBase:
    found, plan = _plan(request)
    return as_file(f"{_('Training plan')} {found.chosen}", kind, PLAN_COLUMNS, plan.rows)


def _plan(request: MemberRequest) -> tuple[TrainingFilter, TrainingPlan]:
    rows = Event.objects.visible_to(request.user).training().named().with_trained()
    found = TrainingFilter(request.GET, rows.order_by("day", "starts_at", "pk"), request=request)
    return found, TrainingPlan(list(found.qs))


def training_hours(request: MemberRequest) -> HttpResponse:
    found = _hours(request)
    context: dict[str, Any] = found.on_page(export="training_hours_export")
    context |= {
        "tabs": training_tabs("training_hours", found.chosen),
        "shown": [found.shown_form["biennium"]],
        **hours_table(context["page"]),
    }
    return render_list(request, "events/training_hours.html", context)


def training_hours_export(request: MemberRequest, kind: str) -> HttpResponseBase:
    found = _hours(request)
    return as_file(f"{_('Hours of training')} {found.chosen}", kind, HOURS_COLUMNS, found.qs)


def _hours(request: MemberRequest) -> TrainingHoursFilter:
    """All for coordination; for the others their own, and those of who came for the organizations they act for."""
    rows = Certificate.objects.standing()
    if not request.user.has_perm("events.run_events"):
        rows = rows.of_person_or(request.user.pk, represented_ids(request.user))
    return TrainingHoursFilter(request.GET, rows, request=request)
