from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members import operations
from members.forms.elections import LastDayForm
from members.forms.groups import GroupForm, GroupStateForm, ParticipationForm
from members.models import Body, Participation
from members.requests import MemberRequest
from office.access import fetch, require
from office.forms import attempt
from office.refusals import Refused


def group_propose(request: MemberRequest) -> HttpResponse:
    require(request, "members.manage_bodies")
    form = GroupForm(request.POST or None)
    if form.is_valid():
        body = attempt(form, operations.propose_group, by=request.user, **form.cleaned_data)
        if body:
            messages.success(request, _("The group is written down: add who takes part."))
            return redirect(body)
    return render(request, "members/group_propose.html", {"form": form})


def group_state_change(request: MemberRequest, body_id: int) -> HttpResponse:
    body = fetch(Body.objects.visible_to(request.user).groups(), pk=body_id)
    require(request, "members.manage_bodies", body)
    form = GroupStateForm(request.POST or None, body=body)
    if form.is_valid() and attempt(
        form, operations.change_group_state, body=body, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The state of the group has changed."))
        return redirect(body)
    return render(request, "members/group_state_change.html", {"form": form, "body": body})


def participation_add(request: MemberRequest, body_id: int) -> HttpResponse:
    body = fetch(Body.objects.visible_to(request.user).groups(), pk=body_id)
    require(request, "members.manage_bodies", body)
    form = ParticipationForm(request.POST or None)
    if form.is_valid():
        given = form.given()
        if attempt(
            form,
            operations.join_group,
            body=body,
            by=request.user,
            on_behalf_of=given["organization"],
            **given,
        ):
            messages.success(request, _("%s takes part in the group.") % given["organization"])
            return redirect(body)
    return render(request, "members/participation_add.html", {"form": form, "body": body})


def _fetch_participation(request: MemberRequest, pk: int) -> Participation:
    rows = Participation.objects.visible_to(request.user)
    participation: Participation = fetch(rows.select_related("body", "organization", "person"), pk=pk)
    return participation


def participation_end(request: MemberRequest, pk: int) -> HttpResponse:
    participation = _fetch_participation(request, pk)
    require(request, "members.manage_bodies", participation.body)
    form = LastDayForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.leave_group, participation=participation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The participation has its last day."))
        return redirect(participation.body)
    return render(request, "members/participation_end.html", {"form": form, "participation": participation})


@require_POST
def coordinator_set(request: MemberRequest, pk: int) -> HttpResponse:
    """Makes the person the coordinator of the group, or takes it off its hands (`stop`)."""
    participation = _fetch_participation(request, pk)
    require(request, "members.manage_bodies", participation.body)
    is_coordinator = "stop" not in request.POST
    try:
        operations.set_coordinator(
            participation=participation, is_coordinator=is_coordinator, by=request.user
        )
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        who = participation.person or participation.organization
        done = _("%s coordinates the group.") if is_coordinator else _("%s no longer coordinates the group.")
        messages.success(request, done % who)
    return redirect(participation.body)
