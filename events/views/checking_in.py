"""The code for the screen, and what it opens: whoever is there writes itself down."""

from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from events import operations
from events.codes import code_of, event_of
from events.forms.checking_in import AddressForm, CodeForm, HereForm
from events.models import Event, Registration
from events.operations.checking_in import takes_check_in
from events.pages.qr import draw
from events.views.attendance import event_to_write
from members.models import Person
from members.permissions import represented
from members.requests import MemberRequest
from office.forms import attempt
from office.links import LinkClosed


def event_code(request: MemberRequest, pk: int) -> HttpResponse:
    """For the screen of the room."""
    event = event_to_write(request, pk)
    code = code_of(event)
    address = urljoin(settings.SITE_ADDRESS, reverse("check_in", args=[code]))
    typed_at = urljoin(settings.SITE_ADDRESS, reverse("check_in_code"))
    context = {"event": event, "code": code, "drawing": draw(address), "typed_at": typed_at}
    return render(request, "events/event_code.html", context)


@login_not_required
def check_in_code(request: HttpRequest) -> HttpResponse:
    """For who types the code instead of looking at it with the phone."""
    form = CodeForm(request.POST or None)
    if form.is_valid():
        return redirect("check_in", code_of(form.cleaned_data["code"]))
    return render(request, "events/check_in_code.html", {"form": form})


@login_not_required
@never_cache
def check_in(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it writes nothing; the button does."""
    event = event_of(token)
    if event is None:
        raise LinkClosed(_("This code is of no event. Look at the screen again."), status=404)
    if not takes_check_in(event):  # before any address is looked for, or the answer would tell who comes
        return render(request, "events/check_in.html", {"event": event})
    if isinstance(request.user, Person):
        return _own(request, event, request.user)
    return _by_address(request, event)


def _own(request: HttpRequest, event: Event, person: Person) -> HttpResponse:
    registration = event.registrations.confirmed().filter(person=person).for_list().first()
    own = [] if registration else represented(person)
    initial = {"is_online": "yes" if registration and registration.modality == "online" else "no"}
    sent = request.POST if request.method == "POST" else None
    form = HereForm(sent, event=event, own=own, initial=initial)
    context = {"event": event, "form": form, "person": person, "registration": registration}
    if form.is_valid() and attempt(
        form, operations.check_in, event=event, person=person, by=person, **form.cleaned_data
    ):
        return render(request, "events/checked_in.html", context)
    return render(request, "events/check_in.html", context)


def _by_address(request: HttpRequest, event: Event) -> HttpResponse:
    """The answer is the same whether the address is of a registration or not: nobody learns who comes."""
    form = AddressForm(request.POST if request.method == "POST" else None, event=event)
    context = {"event": event, "form": form}
    if not form.is_valid():
        return render(request, "events/check_in.html", context)
    found = _of_address(event, form.cleaned_data["email"])
    values = {"registration": found, "is_online": form.cleaned_data["is_online"]}
    if found is None or attempt(form, operations.check_in, event=event, by=None, **values):
        return render(request, "events/checked_in.html", context)
    return render(request, "events/check_in.html", context)


def _of_address(event: Event, email: str) -> Registration | None:
    """The only one with it; of two of the same mailbox nobody can say which."""
    same = Q(email__iexact=email) | Q(person__email__iexact=email)
    found: list[Registration] = list(event.registrations.confirmed().filter(same)[:2])
    return found[0] if len(found) == 1 else None
