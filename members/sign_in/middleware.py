"""What is asked of each request of a person signed in."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from members.models import Person
from members.sign_in import sessions
from members.sign_in.second_factor import is_missing

# Where somebody who has to set up a second factor may still go: there, and out. Public pages stay public.
OPEN_BEFORE = {
    "security",
    "passkey_add",
    "authenticator_app_add",
    "recovery_codes",
    "recovery_codes_download",
    "account_reauthenticate",
    "confirm_by_code",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
}


class SecondFactorMiddleware:
    """Who coordinates and has no second factor is led to the page that sets one up, and nowhere else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        is_public = not getattr(view, "login_required", True)
        name = request.resolver_match.url_name if request.resolver_match else None
        if is_public or name in OPEN_BEFORE:
            return None
        if not isinstance(request.user, Person) or not is_missing(request.user):
            return None
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Redirect": reverse("security")})
        return redirect("security")


class LastSeenMiddleware:
    """When each open session was last used; see `members.sign_in.sessions`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        sessions.note_seen(request)
        return response
