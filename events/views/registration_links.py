"""A registration from the link of its mail, without signing in. Opening the link changes nothing."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from events import operations
from events.forms.registrations import CancelForm
from events.links import open_door
from events.pages.registrations import rows_of
from office.forms import attempt

ACTS = {
    "confirm": (operations.confirm_address, _("Thank you: your address is confirmed.")),
    "accept": (operations.accept_seat, _("The seat is yours. The invitation is on its way.")),
    "here": (operations.check_in_registered, _("Your attendance is written down.")),
    "cancel": (operations.cancel_registration, _("Your registration is cancelled. Thank you for saying so.")),
}


@login_not_required
def link_registration(request: HttpRequest, token: str) -> HttpResponse:
    """`act` says what the button does; cancelling has a page of its own, with the way back."""
    door = open_door(token)
    act = request.POST.get("act", "")
    form = CancelForm(request.POST if act in ACTS else None)
    done = ""
    if act in ACTS and form.is_valid():
        operation, sentence = ACTS[act]
        found = attempt(form, operation, registration=door.registration, by=door.by)
        done = str(sentence) if found else ""
        door = open_door(token)
    context = {
        "row": rows_of([door.registration])[0],
        "form": form,
        "done": done,
        "is_cancelling": request.GET.get("act") == "cancel" and not done,
        "here": request.path,
    }
    return render(request, "events/link_registration.html", context)
