"""The expert, or coordination for it, publishes its hours; what is already booked stays booked."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from advisory import operations
from advisory.forms.hours import DaysOffForm, EndHoursForm, HoursForm
from advisory.models import DaysOff, PublishedHours
from advisory.pages import hours as page
from members.models import NetworkRole, Person
from members.requests import MemberRequest
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt


def hours_page(request: MemberRequest) -> HttpResponse:
    require(request, "advisory.publish_hours")
    context = {
        "found": page.published_hours(request.user),
        "days_off": page.days_off(request.user),
        "is_for_others": request.user.has_perm("advisory.run_advice"),
    }
    return render(request, "advisory/hours_page.html", context)


def hours_add(request: MemberRequest) -> HttpResponse:
    require(request, "advisory.publish_hours")
    form = HoursForm(request.POST or None, experts=_experts(request))
    if form.is_valid() and attempt(
        form, operations.publish_hours, by=request.user, **{"expert": request.user} | form.cleaned_data
    ):
        messages.success(request, _("The hours are published: councils can book them from now on."))
        return redirect("hours_page")
    return render(request, "advisory/hours_add.html", {"form": form})


def hours_end(request: MemberRequest, pk: int) -> HttpResponse:
    require(request, "advisory.publish_hours")
    rows = PublishedHours.objects.managed_by(request.user).running().select_related("expert")
    row: PublishedHours = fetch(rows, pk=pk)
    form = EndHoursForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.end_hours, expert=row.expert, hours=row, by=request.user, **form.cleaned_data
    ):
        stay = page.booked_after(row, form.cleaned_data["ends_on"])
        _tell(request, _("The published hours end on that day."), stay)
        return redirect("hours_page")
    context = {"form": form, "row": row, "words": page.hours_in_words(row)}
    return render(request, "advisory/hours_end.html", context)


def days_off_add(request: MemberRequest) -> HttpResponse:
    require(request, "advisory.publish_hours")
    form = DaysOffForm(request.POST or None, experts=_experts(request))
    if form.is_valid():
        given = {"expert": request.user} | form.given()
        days_off = attempt(form, operations.add_days_off, by=request.user, **given)
        if days_off:
            stay = page.booked_between(days_off.expert, days_off.starts_on, days_off.ends_on)
            _tell(request, _("Those days off are written down: nothing can be booked on them."), stay)
            return redirect("hours_page")
    return render(request, "advisory/days_off_add.html", {"form": form})


@require_POST
def days_off_remove(request: MemberRequest, pk: int) -> HttpResponse:
    require(request, "advisory.publish_hours")
    row: DaysOff = fetch(DaysOff.objects.managed_by(request.user).select_related("expert"), pk=pk)
    with answered(request, _("The published hours count on those days again.")):
        operations.remove_days_off(expert=row.expert, days_off=row, by=request.user)
    return redirect("hours_page")


def _experts(request: MemberRequest) -> QuerySet[Any] | None:
    """Among whom coordination chooses; None for an expert, who publishes its own."""
    if not request.user.has_perm("advisory.run_advice"):
        return None
    advise = NetworkRole.objects.in_force().values("person")
    people: QuerySet[Any] = Person.objects.unmerged().filter(pk__in=advise, is_active=True)
    return people.order_by("family_name", "given_name")


def _tell(request: MemberRequest, done: str, stay: list[Any]) -> None:
    messages.success(request, done)
    if stay:
        messages.warning(request, page.stand_in_words(stay))
