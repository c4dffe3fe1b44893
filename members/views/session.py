"""Signing in with a code by mail or a passkey; in the demonstration, whom to try and the last code are on the page."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from members import operations
from members.forms.security import SignInPasskeyForm
from members.models import Person
from members.operations.people import INVITATION
from members.sign_in.second_factor import passkey_context, second_factor_of
from office import links
from office.access import fetch
from office.models import Message

LOOPBACK = {"127.0.0.1", "::1"}
LOCAL = LOOPBACK | {"localhost"}
# A proxy on this machine stands between: the visitor may be anybody.
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_VIA")


def shows_demo(request: HttpRequest) -> bool:
    """Only the demonstration says who is in it, and only to the machine it runs on."""
    is_forwarded = any(name in request.META for name in FORWARDED)
    is_local = (
        urlsplit(settings.SITE_ADDRESS).hostname in LOCAL and request.META.get("REMOTE_ADDR") in LOOPBACK
    )
    return settings.IS_DEMO and is_local and not is_forwarded


def demo_message(address: str) -> str:
    sent = Message.objects.filter(kind="sign_in", address=address).order_by("-pk").first()
    return sent.body if sent else ""


class RequestCode(RequestLoginCodeView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "demo_people": Person.objects.in_demo() if shows_demo(self.request) else [],
            "identity_provider": settings.IDENTITY_PROVIDER_NAME,
            **passkey_context(self.request),
        }


class ConfirmCode(ConfirmLoginCodeView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if shows_demo(self.request):
            context["demo_message"] = demo_message(context["email"])
        return context


class SignInByPasskey(LoginWebAuthnView):
    """The button of the sign-in page. A passkey is both factors: its device has asked for finger or PIN."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if get_adapter().is_ajax(request):
            options: HttpResponse = super().get(request, *args, **kwargs)
            return options
        return redirect("account_request_login_code")

    def form_invalid(self, form: SignInPasskeyForm) -> HttpResponse:
        for sentence in form.errors.get("credential", []):
            messages.error(self.request, str(sentence))
        return redirect("account_request_login_code")


class SecondFactor(AuthenticateView):
    """After the code or the password, for who has a second factor."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        factor = second_factor_of(self.stage.login.user)
        return context | {"factor": factor, **passkey_context(self.request)}


@login_not_required
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Open the account from the link of the invitation. Reading the page changes nothing."""
    link = links.read(token, INVITATION)
    person = fetch(Person.objects.unmerged(), pk=link.subject_id)
    if request.method != "POST":
        return render(request, "members/invitation.html", {"person": person})
    operations.accept_invitation(person=person, link=link, by=person)
    get_adapter().logout(request)  # whoever else was signed in on a shared computer
    record_authentication(request, person, "code")
    # Like every other entrance: who comes back with a second factor from before is asked for it.
    answer: HttpResponse = perform_login(request, person)
    return answer
