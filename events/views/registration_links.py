"""A registration from the link of its mail, without signing in. Opening the link changes nothing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from events import operations
from events.forms.registrations import CancelForm, NeedsForm
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
        "token": token,
    }
    return render(request, "events/link_registration.html", context)


@login_not_required
def link_needs(request: HttpRequest, token: str) -> HttpResponse:
    """What was said before is not shown: the mail may be of a mailbox that several people read."""
    door = open_door(token)
    row = rows_of([door.registration])[0]
    form = NeedsForm(request.POST if request.method == "POST" else None)
    if row.may_say_needs and form.is_valid() and attempt(
        form, operations.write_needs, registration=door.registration, by=door.by, **form.cleaned_data
    ):  # fmt: skip
        messages.success(request, _("It is written down. It is erased 30 days after the event."))
        return redirect("link_registration", token)
    has_needs = hasattr(door.registration, "needs")
    return render(
        request, "events/link_needs.html", {"row": row, "form": form, "token": token, "has_needs": has_needs}
    )
