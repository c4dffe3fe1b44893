"""An event is announced, cancelled or, where somebody proposed it, not accepted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from events import operations
from events.forms.events import ReasonForm
from events.views.editing import warn
from events.views.fetching import fetch_event
from members.requests import MemberRequest
from office.answers import answered
from office.forms import attempt


@require_POST
def event_announce(request: MemberRequest, pk: int) -> HttpResponse:
    event = fetch_event(request, pk)
    with answered(request, _("The event is announced.")):
        operations.announce_event(event=event, by=request.user)
    warn(request, event)
    return redirect(event)


def event_cancel(request: MemberRequest, pk: int) -> HttpResponse:
    event = fetch_event(request, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.cancel_event, event=event, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The event is cancelled."))
        return redirect(event)
    told = event.registrations.standing().count()
    sentence = ngettext("%d person that is registered or waits is told.",
                        "%d people that are registered or wait are told.", told) % told  # fmt: skip
    text = sentence if told else _("Nobody is registered: nobody is told.")
    return render(request, "events/event_cancel.html", {"form": form, "event": event, "text": text})


def event_decline(request: MemberRequest, pk: int) -> HttpResponse:
    event = fetch_event(request, pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.decline_proposal, event=event, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The proposal is not accepted."))
        return redirect(event)
    return render(request, "events/event_decline.html", {"form": form, "event": event})
