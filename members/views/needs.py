from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members import operations
from members.demand import demand
from members.filters.needs import NeedFilter
from members.forms.needs import CloseNeedForm, NeedForm, OwnNeedForm
from members.models import Need, Organization
from members.permissions import represented
from members.requests import MemberRequest
from members.tabs import network_tabs
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt
from office.partials import render_list
from office.tables import Column, as_file

MORE, MORE_OF_ONE = ("comarca", "size", "source", "year"), ("source", "year")
COLUMNS = [
    Column(gettext_lazy("Council"), lambda need: str(need.organization)),
    Column(gettext_lazy("Comarca"), lambda need: need.comarca_name),
    Column(gettext_lazy("Topic"), lambda need: need.topic.name if need.topic else ""),
    Column(gettext_lazy("What it needs, in its own words"), lambda need: need.words),
    Column(gettext_lazy("How we know"), lambda need: str(need.get_source_display())),
    Column(gettext_lazy("Found on"), lambda need: need.found_on),
    Column(gettext_lazy("State"), lambda need: str(need.get_state_display())),
    Column(gettext_lazy("Closed on"), lambda need: need.closed_on),
    Column(gettext_lazy("What came of it"), lambda need: need.outcome),
]


def need_list(request: MemberRequest) -> HttpResponse:
    """All for coordination; for a council, its own. htmx asks for the rows only."""
    found = _asked(request)
    follows = request.user.has_perm("members.follow_needs")
    own = represented(request.user)
    more = found.drawn(*(MORE if follows else MORE_OF_ONE))
    context = {
        **found.on_page(export="need_export"),
        "follows": follows,
        "is_of_many": follows or len(own) > 1,
        "own": own,
        "shown": found.drawn("state", "topic", "older"),
        "more": more,
        "more_open": any(field.name in found.active for field in more),
        "tabs": network_tabs(request),
    }
    return render_list(request, "members/need_list.html", context)


def _asked(request: MemberRequest) -> NeedFilter:
    return NeedFilter(request.GET, Need.objects.visible_to(request.user).for_list(), request=request)


def need_export(request: MemberRequest, kind: str) -> HttpResponseBase:
    """What the list shows, all of its pages."""
    return as_file(_("Needs found"), kind, COLUMNS, _asked(request).qs)


def need_summary(request: MemberRequest) -> HttpResponse:
    require(request, "members.follow_needs")
    return render(request, "members/need_summary.html", {"demand": demand()})


def need_add(request: MemberRequest, organization_id: int) -> HttpResponse:
    organization = fetch(Organization.objects.visible_to(request.user).councils(), pk=organization_id)
    require(request, "members.record_need", organization)
    form, values = _new_need(request, organization)
    if form.is_valid() and attempt(
        form,
        operations.record_need,
        organization=organization,
        by=request.user,
        **(form.cleaned_data | values),
    ):
        messages.success(request, _("The need is written down."))
        return redirect(organization)
    return render(request, "members/need_form.html", {"form": form, "organization": organization})


def _new_need(request: MemberRequest, organization: Organization) -> tuple[OwnNeedForm, dict[str, Any]]:
    """Coordination says how it knows; the council writes of itself, and needs not say so."""
    if request.user.has_perm("members.follow_needs"):
        return NeedForm(request.POST or None), {}
    own = {"source": Need.Source.COUNCIL, "on_behalf_of": organization}
    return OwnNeedForm(request.POST or None), own


def need_edit(request: MemberRequest, pk: int) -> HttpResponse:
    need = _followed(request, pk)
    form = NeedForm(request.POST or None, instance=need)
    if form.is_valid() and attempt(
        form, operations.edit_need, need=Need.objects.get(pk=pk), by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(need.organization)
    context = {"form": form, "need": need, "organization": need.organization}
    return render(request, "members/need_form.html", context)


def need_close(request: MemberRequest, pk: int) -> HttpResponse:
    need = _followed(request, pk)
    form = CloseNeedForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.close_need, need=need, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The need is closed, and what came of it is written down."))
        return redirect(need.organization)
    return render(request, "members/need_close.html", {"form": form, "need": need})


def need_reopen(request: MemberRequest, pk: int) -> HttpResponse:
    need = _followed(request, pk)
    if request.method != "POST":
        return render(request, "members/need_reopen.html", {"need": need})
    with answered(request, _("The need is open again.")):
        operations.reopen_need(need=need, by=request.user)
    return redirect(need.organization)


def _followed(request: MemberRequest, pk: int) -> Need:
    need: Need = fetch(Need.objects.visible_to(request.user).for_list(), pk=pk)
    require(request, "members.follow_needs")
    return need
