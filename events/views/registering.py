"""To register: one page for a council, a person, coordination on behalf of somebody, and a visitor."""

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from events import operations
from events.forms.registering import RegisterForm
from events.models import Event, Registration
from events.operations.registering import check_open
from events.pages.registering import Registering, done_in_words, register_names
from events.pages.words import when_in_words
from members.models import Organization, Person
from members.permissions import represented
from office.access import fetch
from office.forms import attempt
from office.refusals import Refused

NOBODY = "none"  # coordination writes down somebody of no member


@login_not_required
def event_register(request: HttpRequest, pk: int) -> HttpResponse:
    """A visitor gets in where registration is open; the others are asked to sign in, whatever there is."""
    visible = Event.objects.visible_to(request.user).with_waiting()
    if not request.user.is_authenticated and not visible.filter(pk=pk, registration="open").exists():
        return redirect_to_login(request.get_full_path())
    event: Event = fetch(
        visible.select_related("municipality").prefetch_related("programme", "questions"), pk=pk
    )
    context: dict[str, Any] = {"event": event, "when": when_in_words(event), "closed": _closed(event)}
    asked = _asked(request, event)
    if asked is None:
        members = Organization.objects.members().order_by("sort_name", "pk")
        return render(request, "events/register_for.html", context | {"members": members, "nobody": NOBODY})
    form = RegisterForm(request.POST or None, registering=asked)
    if not context["closed"] and form.is_valid() and (made := _register(request, form)):
        return _answer(request, made, context | {"address": form.cleaned_data.get("email", "")})
    context |= {"form": form, "asked": asked, "names": register_names() if asked.is_visitor else []}
    return render(request, "events/register.html", context)


def _closed(event: Event) -> str:
    """Why nobody can register now; empty while one can."""
    try:
        check_open(event)
    except Refused as refusal:
        return refusal.sentence
    return ""


def _asked(request: HttpRequest, event: Event) -> Registering | None:
    """None: coordination has not said yet for whom."""
    user: Any = request.user
    if not user.is_authenticated:
        return Registering(event, user)
    chosen = request.GET.get("organization", "")
    if user.has_perm("events.run_events"):
        if chosen == NOBODY:
            return Registering(event, user, is_by_hand=True)
        organization = (
            Organization.objects.members().filter(pk=chosen).first() if _is_number(chosen) else None
        )
        return Registering(event, user, (organization,)) if organization else None
    own = tuple(represented(user))
    if not own and event.registration != Event.Registration.OPEN and not user.has_perm("events.register"):
        raise PermissionDenied
    return Registering(event, user, own)


def _is_number(words: str) -> bool:
    return words.isascii() and words.isdecimal() and len(words) < 10


def _register(request: HttpRequest, form: RegisterForm) -> list[Registration] | None:
    asked = form.registering
    by = request.user if isinstance(request.user, Person) else None
    if by is None and not ratelimit.consume(
        request, action="request_login_code", key=form.cleaned_data["email"].lower()
    ):
        form.add_error(
            None, _("There have been several registrations in a row: wait a minute, and send it again.")
        )
        return None
    if by is None and (known := _known(asked.event, form.cleaned_data["email"])):
        operations.send_link_again(registration=known, by=None)
        return [known]
    found: list[Registration] | None = attempt(
        form, operations.register_people, event=asked.event, entries=form.people_given(), by=by,
        **form.given(), **({"has_to_confirm": True} if by is None else {}),
    )  # fmt: skip
    return found


def _known(event: Event, email: str) -> Registration | None:
    """Whoever is registered with this address, or was by its council, gets its link again: the page tells nobody
    that it is."""
    same = Q(person=None, email=email.lower()) | Q(person__email__iexact=email)
    rows = event.registrations.active().filter(same)
    found: Registration | None = rows.select_related("event").first()
    return found


def _answer(request: HttpRequest, made: list[Registration], context: dict[str, Any]) -> HttpResponse:
    if not request.user.is_authenticated:
        return render(request, "events/register_sent.html", context)
    messages.success(request, done_in_words(made))
    event = context["event"]
    if request.user.has_perm("events.run_events"):
        return redirect("registration_list", event.pk)
    return redirect("own_registrations")
