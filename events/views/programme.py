"""The programme of an event, part by part, as coordination puts it in order."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events import operations
from events.forms.programme import ItemForm
from events.models import ProgrammeItem
from events.views.fetching import fetch_event
from members.requests import MemberRequest
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt


def programme_edit(request: MemberRequest, pk: int) -> HttpResponse:
    """The parts there are, and the form of one more."""
    event = fetch_event(request, pk)
    form = ItemForm(request.POST or None, event=event)
    if form.is_valid() and attempt(
        form, operations.add_programme_item, event=event, content=form.content, by=request.user
    ):
        messages.success(request, _("It is in the programme."))
        return redirect("programme_edit", pk)
    context = {"event": event, "form": form, "items": list(event.programme.all())}
    return render(request, "events/programme_edit.html", context)


def programme_item_edit(request: MemberRequest, pk: int) -> HttpResponse:
    item = _fetch(request, pk)
    form = ItemForm(request.POST or None, event=item.event, item=item)
    if form.is_valid() and attempt(
        form,
        operations.edit_programme_item,
        event=item.event,
        item=item,
        content=form.content,
        by=request.user,
    ):
        messages.success(request, _("The changes are saved."))
        return redirect("programme_edit", item.event_id)
    return render(request, "events/programme_item.html", {"event": item.event, "item": item, "form": form})


@require_POST
def programme_item_move(request: MemberRequest, pk: int) -> HttpResponse:
    """Up, or down where the button says so."""
    item = _fetch(request, pk)
    with answered(request, _("The programme is in the new order.")):
        is_up = request.POST.get("to") != "down"
        operations.move_programme_item(event=item.event, item=item, is_up=is_up, by=request.user)
    return redirect("programme_edit", item.event_id)


@require_POST
def programme_item_remove(request: MemberRequest, pk: int) -> HttpResponse:
    item = _fetch(request, pk)
    with answered(request, _("It is no longer in the programme.")):
        operations.remove_programme_item(event=item.event, item=item, by=request.user)
    return redirect("programme_edit", item.event_id)


def _fetch(request: MemberRequest, pk: int) -> ProgrammeItem:
    require(request, "events.run_events")
    item: ProgrammeItem = fetch(ProgrammeItem.objects.select_related("event"), pk=pk)
    return item
