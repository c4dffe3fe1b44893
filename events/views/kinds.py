"""The kinds of event, and how many of each were held."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from events import operations
from events.forms.kinds import KindForm
from events.models import EventKind
from events.pages.kinds import kind_rows
from events.pages.statistics import Statistics
from members.requests import MemberRequest
from office.access import fetch, require
from office.forms import attempt


def event_kind_list(request: MemberRequest) -> HttpResponse:
    require(request, "events.run_events")
    return render(request, "events/kind_list.html", {"rows": kind_rows()})


def event_kind_add(request: MemberRequest) -> HttpResponse:
    require(request, "events.run_events")
    form = KindForm(request.POST or None)
    if form.is_valid() and attempt(form, operations.add_event_kind, content=form.content, by=request.user):
        messages.success(request, _("The kind is added."))
        return redirect("event_kind_list")
    return render(request, "events/kind_edit.html", {"form": form})


def event_kind_edit(request: MemberRequest, code: str) -> HttpResponse:
    require(request, "events.run_events")
    kind = fetch(EventKind.objects.all(), code=code)
    form = KindForm(request.POST or None, instance=kind)
    if form.is_valid():
        row = EventKind.objects.get(code=code)
        if attempt(form, operations.edit_event_kind, kind=row, content=form.content, by=request.user):
            messages.success(request, _("The changes are saved."))
            return redirect("event_kind_list")
    return render(request, "events/kind_edit.html", {"form": form, "kind": kind})


def event_statistics(request: MemberRequest) -> HttpResponse:
    """By year and kind: what the network held, and what it went to."""
    require(request, "events.run_events")
    return render(request, "events/event_statistics.html", {"found": Statistics()})
