"""Signing in with a code by mail; in the demonstration, whom to try and the last code are on the page."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from members import operations
from members.models import Person
from members.operations.people import INVITATION
from office import links
from office.access import fetch
from office.models import Message

LOOPBACK = {"127.0.0.1", "::1"}
LOCAL = LOOPBACK | {"localhost"}
# A proxy on this machine stands between: the visitor may be anybody.
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_VIA")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def shows_demo(request: HttpRequest) -> bool:
    """Only the demonstration says who is in it, and only to the machine it runs on."""
    is_forwarded = any(name in request.META for name in FORWARDED)
    is_local = (
        urlsplit(settings.SITE_ADDRESS).hostname in LOCAL and request.META.get("REMOTE_ADDR") in LOOPBACK
    )
    return settings.IS_DEMO and is_local and not is_forwarded


class RequestCode(RequestLoginCodeView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        people = Person.objects.in_demo() if shows_demo(self.request) else []
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"demo_people": people}


class ConfirmCode(ConfirmLoginCodeView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if shows_demo(self.request):
            sent = Message.objects.filter(kind="sign_in", address=context["email"]).order_by("-pk").first()
            context["demo_message"] = sent.body if sent else ""
        return context


@login_not_required
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Open the account from the link of the invitation. Reading the page changes nothing."""
    link = links.read(token, INVITATION)
    person = fetch(Person.objects.unmerged(), pk=link.subject_id)
    if request.method != "POST":
        return render(request, "members/invitation.html", {"person": person})
    operations.accept_invitation(person=person, link=link, by=person)
    login(request, person, backend=BACKEND)
    return redirect("home")
