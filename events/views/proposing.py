"""What a member or a partner proposes for the calendar: sent, changed and withdrawn while nobody has answered."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from events import operations
from events.forms.events import ProposalEditForm, ProposalForm
from events.forms.registrations import CancelForm
from events.models import Event
from events.pages.listed import ListedEvent
from events.views.fetching import fetch_event
from members.permissions import represented
from members.requests import MemberRequest
from office.access import require
from office.editing import attempt_edit
from office.forms import attempt

SHOWN = 10
VERB = "events.change_proposal"


def event_propose(request: MemberRequest) -> HttpResponse:
    """With what one proposed before, and what came of it."""
    require(request, "events.propose_event")
    hosts = represented(request.user)
    form = ProposalForm(request.POST or None, initial={"hosts": str(hosts[0])} if len(hosts) == 1 else {})
    if form.is_valid():
        given = {"content": form.content, "once": form.cleaned_data["once"]}
        event = attempt(form, operations.propose_event, by=request.user, **given)
        if event:
            messages.success(request, _("Thank you: Coordination looks at it and puts it in the calendar."))
            return redirect(event)
    own = Event.objects.filter(proposed_by=request.user).named().order_by("-created_at", "-pk")[:SHOWN]
    context = {"form": form, "rows": [ListedEvent(event) for event in own]}
    return render(request, "events/event_propose.html", context)


def proposal_edit(request: MemberRequest, pk: int) -> HttpResponse:
    event = fetch_event(request, pk, VERB)
    if request.method == "GET" and event.state != Event.State.PROPOSED:  # what was typed is refused and kept
        return redirect(event)
    form = ProposalEditForm(request.POST or None, row=event)
    if form.is_valid():
        row = Event.objects.get(pk=pk)
        if edited := attempt_edit(
            form, operations.edit_proposal, event=row, content=form.content, by=request.user
        ):
            messages.success(request, _("The changes are saved."))
            return redirect(edited)
    return render(request, "events/proposal_edit.html", {"form": form, "event": event})


def proposal_withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    event = fetch_event(request, pk, VERB)
    if request.method == "GET" and event.state != Event.State.PROPOSED:
        return redirect(event)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(form, operations.withdraw_proposal, event=event, by=request.user):
        messages.success(request, _("The proposal is withdrawn."))
        return redirect(event)
    return render(request, "events/proposal_withdraw.html", {"form": form, "event": event})
