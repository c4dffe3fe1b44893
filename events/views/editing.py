"""An event is written down, copied, repeated and changed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import operations
from events.forms.events import EventForm, ProposalForm
from events.forms.series import SeriesForm
from events.models import Event, EventKind
from events.operations.copying import next_edition
from events.pages.hints import comarques_to_visit, over_limit
from events.views.fetching import fetch_event
from members.permissions import represented
from members.requests import MemberRequest
from office.access import require
from office.editing import attempt_edit
from office.forms import attempt

OF_OTHERS = "others"  # the kind that others organize


def event_add(request: MemberRequest) -> HttpResponse:
    """`?kind=` and `?parent=` begin it; `?copy=` begins with all of another one but its day."""
    require(request, "events.run_events")
    copied = _named(request, "copy")
    form = EventForm(request.POST or None, row=Event(), start=_start(request, copied))
    if form.is_valid():
        given = {"content": form.content, "once": form.cleaned_data["once"], "by": request.user}
        add: Any = operations.copy_event if copied else operations.add_event
        event = attempt(form, add, **given, **({"event": copied} if copied else {}))
        if event:
            messages.success(request, _("The event is written down: announce it when it is ready."))
            warn(request, event)
            return redirect(event)
    context = {"form": form, "copied": copied, "to_visit": comarques_to_visit()}
    return render(request, "events/event_add.html", context)


def _start(request: MemberRequest, copied: Event | None) -> dict[str, Any]:
    start = next_edition(copied) if copied else {}
    kind = EventKind.objects.filter(code=request.GET.get("kind", "")[:40].replace("\0", "")).first()
    parent = _named(request, "parent")
    return (
        start | ({"kind": kind} if kind else {}) | ({"parent": parent, "day": parent.day} if parent else {})
    )


def _named(request: MemberRequest, name: str) -> Event | None:
    """The event whose number is in the address; what is not a number is nobody."""
    number = request.GET.get(name, "")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    found: Event | None = Event.objects.filter(pk=int(number)).first()
    return found


def event_edit(request: MemberRequest, pk: int) -> HttpResponse:
    event = fetch_event(request, pk)
    form = EventForm(request.POST or None, row=event)
    if form.is_valid():
        edited = attempt_edit(
            form,
            operations.edit_event,
            event=Event.objects.get(pk=pk),
            content=form.content,
            by=request.user,
        )
        if edited:
            messages.success(request, _("The changes are saved."))
            warn(request, edited)
            return redirect(edited)
    return render(request, "events/event_edit.html", {"form": form, "event": event})


def event_repeat(request: MemberRequest, pk: int) -> HttpResponse:
    event = fetch_event(request, pk)
    form = SeriesForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.repeat_event, event=event, by=request.user, **form.cleaned_data
    ):
        times = form.cleaned_data["times"]
        done = ngettext("%d event more is in preparation.", "%d events more are in preparation.", times)
        messages.success(request, done % times)
        return redirect("event_list")
    return render(request, "events/event_repeat.html", {"form": form, "event": event})


def event_propose(request: MemberRequest) -> HttpResponse:
    require(request, "events.propose_event")
    own = represented(request.user)
    form = ProposalForm(request.POST or None, initial={"hosts": str(own[0])} if len(own) == 1 else {})
    if form.is_valid():
        given = {"content": form.content, "once": form.cleaned_data["once"]}
        event = attempt(form, operations.propose_event, by=request.user, **given)
        if event:
            messages.success(request, _("Thank you: Coordination looks at it and puts it in the calendar."))
            return redirect(event)
    return render(request, "events/event_propose.html", {"form": form})


def warn(request: MemberRequest, event: Event) -> None:
    if sentence := over_limit(event):
        messages.warning(request, sentence)
