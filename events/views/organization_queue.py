"""Organizations that outsiders wrote in words: coordination puts each in its place."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from events import operations
from events.forms.registrations import PlaceForm
from events.models import Registration
from events.pages.registering import register_names
from members.requests import MemberRequest
from office.access import fetch, require
from office.forms import attempt


def organization_queue(request: MemberRequest) -> HttpResponse:
    require(request, "events.run_events")
    rows = Registration.objects.unplaced().for_list().order_by("organization_words", "pk")
    return render(request, "events/organization_queue.html", {"rows": rows})


def organization_place(request: MemberRequest, pk: int) -> HttpResponse:
    """Of one registration; whoever wrote the same words goes with it."""
    require(request, "events.run_events")
    registration = fetch(Registration.objects.unplaced().for_list(), pk=pk)
    form = PlaceForm(request.POST or None)
    if form.is_valid() and (
        placed := attempt(
            form, operations.place_all, registration=registration, by=request.user, **form.cleaned_data
        )
    ):
        messages.success(request, _("Put in its place: %s.") % placed[0].organization)
        return redirect("organization_queue")
    context = {"registration": registration, "form": form, "names": register_names()}
    return render(request, "events/organization_place.html", context)
