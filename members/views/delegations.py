from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members import operations
from members.forms.territory import AppointForm, DelegationForm, EndDelegationForm
from members.models import Comarca, Delegation
from members.requests import MemberRequest
from members.tabs import network_tabs
from office import clock
from office.access import fetch, require
from office.forms import attempt

MANAGE = "members.manage_territory"


def delegation_list(request: MemberRequest) -> HttpResponse:
    """Who looks after which comarca today and from a day on, and where there are members and nobody does."""
    today = clock.today()
    delegations = list(Delegation.objects.visible_to(request.user).current_or_future().for_list())
    context = {
        "tabs": network_tabs(request),
        "delegations": [row for row in delegations if row.starts_on <= today],
        "to_come": [row for row in delegations if row.starts_on > today],
        "without": list(Comarca.objects.visible_to(request.user).present().without_delegate()),
        "may_manage": request.user.has_perm(MANAGE),
    }
    return render(request, "members/delegation_list.html", context)


def delegation_add(request: MemberRequest) -> HttpResponse:
    require(request, MANAGE)
    asked = {"comarca": request.GET.get("comarca")}
    form = AppointForm(request.POST or None, initial=asked)
    if form.is_valid() and attempt(form, operations.appoint_delegate, by=request.user, **form.cleaned_data):
        values = {"council": form.cleaned_data["organization"], "comarca": form.cleaned_data["comarca"]}
        messages.success(request, _("%(comarca)s has its delegate: %(council)s.") % values)
        return redirect("delegation_list")
    return render(request, "members/delegation_form.html", {"form": form})


def delegation_edit(request: MemberRequest, pk: int) -> HttpResponse:
    delegation = _fetch(request, pk)
    initial = {name: getattr(delegation, name) for name in ("organization", "starts_on", "ends_on")}
    form = DelegationForm(request.POST or None, initial=initial, delegation=delegation)
    if form.is_valid() and attempt(
        form,
        operations.change_delegation,
        delegation=delegation,
        by=request.user,
        **form.cleaned_data,
    ):
        messages.success(request, _("The changes are saved."))
        return redirect("delegation_list")
    return render(request, "members/delegation_form.html", {"form": form, "delegation": delegation})


def delegation_end(request: MemberRequest, pk: int) -> HttpResponse:
    delegation = _fetch(request, pk)
    form = EndDelegationForm(request.POST or None)
    if form.is_valid() and attempt(
        form,
        operations.end_delegation,
        delegation=delegation,
        by=request.user,
        **form.cleaned_data,
    ):
        messages.success(request, _("%s: the delegation has its last day.") % delegation.comarca)
        return redirect("delegation_list")
    return render(request, "members/delegation_end.html", {"form": form, "delegation": delegation})


def _fetch(request: MemberRequest, pk: int) -> Delegation:
    rows = Delegation.objects.visible_to(request.user).select_related("organization", "comarca")
    delegation: Delegation = fetch(rows, pk=pk)
    require(request, MANAGE)
    return delegation
