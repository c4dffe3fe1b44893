"""«Confirmeu que sou vós»: what is sensitive asks again who has signed in a while ago.

Allauth's own rule is not used: it asks nobody who has neither password nor second factor, and most of our
people have neither.
"""

import functools
import time
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, cast

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from members.requests import MemberRequest

CODE = "confirmation_code"  # in the session
MOST_ATTEMPTS = 3
P = ParamSpec("P")


def is_confirmed(request: HttpRequest) -> bool:
    """Whether this session has proved a short while ago who it is, by signing in or on the page of this."""
    records = get_authentication_records(request, request.user)
    recent = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return bool(records) and records[-1]["at"] > recent


def ask(request: HttpRequest) -> HttpResponse:
    """To the page that confirms, and back to this address; what was sent is not kept: it may be a password."""
    return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.get_full_path()})}")


def confirmed(
    view: Callable[Concatenate[MemberRequest, P], HttpResponse],
) -> Callable[Concatenate[MemberRequest, P], HttpResponse]:
    @never_cache
    @functools.wraps(view)
    def run(request: MemberRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(request, *args, **kwargs) if is_confirmed(request) else ask(request)

    return cast("Callable[Concatenate[MemberRequest, P], HttpResponse]", run)


def send_code(request: MemberRequest) -> None:
    adapter = get_adapter()
    code = adapter.generate_login_code()
    request.session[CODE] = {"code": code, "at": time.time(), "attempts": 0}
    adapter.send_mail("account/email/confirmation_code", request.user.email, {"code": code})


def code_sent(request: HttpRequest) -> str:
    """The one that is good now; empty when none was sent, or it is too old, or was mistaken too often."""
    sent: dict[str, Any] = request.session.get(CODE, {})
    is_good = (
        sent
        and sent["attempts"] < MOST_ATTEMPTS
        and time.time() - sent["at"] < settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT
    )
    return str(sent["code"]) if is_good else ""


def count_mistake(request: HttpRequest) -> None:
    sent = request.session.get(CODE)
    if sent:
        request.session[CODE] = sent | {"attempts": sent["attempts"] + 1}


def forget_code(request: HttpRequest) -> None:
    request.session.pop(CODE, None)
