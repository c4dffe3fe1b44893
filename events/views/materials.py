"""What an event leaves, and the organizations that were met there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events import operations
from events.forms.materials import MaterialForm, MetForm
from events.models import Event, EventMaterial
from events.pages.tabs import event_tabs
from events.views.fetching import fetch_event
from members.requests import MemberRequest
from office import files
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt


def event_material_add(request: MemberRequest, pk: int) -> HttpResponse:
    """What there is, and the form of one more."""
    event = fetch_event(request, pk)
    form = MaterialForm(request.POST or None, request.FILES or None)
    if form.is_valid() and attempt(
        form, operations.add_event_material, event=event, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("It is among the materials of the event."))
        return redirect("event_material_add", pk)
    rows = event.materials.select_related("file")
    context = {"event": event, "form": form, "rows": rows, "tabs": event_tabs(event, "event_material_add")}
    return render(request, "events/event_materials.html", context)


@require_POST
def event_material_remove(request: MemberRequest, pk: int) -> HttpResponse:
    require(request, "events.run_events")
    material = fetch(EventMaterial.objects.select_related("event"), pk=pk)
    with answered(request, _("It is no longer among the materials.")):
        operations.remove_event_material(event=material.event, material=material, by=request.user)
    return redirect("event_material_add", material.event_id)


@login_not_required
def event_material_file(request: HttpRequest, pk: int) -> FileResponse | HttpResponse:
    """For whoever sees the event; to others it is not there."""
    visible = Event.objects.visible_to(request.user)
    rows = EventMaterial.objects.seen_by(request.user).filter(event__in=visible)
    material = fetch(rows.select_related("file"), pk=pk)
    return files.as_attachment(material.file) if material.file else redirect(material.url)


def event_met(request: MemberRequest, pk: int) -> HttpResponse:
    event = fetch_event(request, pk)
    form = MetForm(request.POST or None, initial={"organizations": event.met.all()})
    if form.is_valid() and attempt(
        form, operations.write_organizations_met, event=event, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The organizations are written down."))
        return redirect(event)
    return render(request, "events/event_met.html", {"event": event, "form": form})
