"""/sessio/identitat/: to the other identity provider and back."""

import logging

import requests
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base import AuthProcess
from allauth.socialaccount.providers.openid_connect.views import callback
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from members.sign_in.identity import out_of_order

# A provider that is down, or whose answers lack what the protocol asks for.
log = logging.getLogger(__name__)
BROKEN = (requests.RequestException, KeyError, TypeError, ValueError)


@login_not_required
@never_cache
def identity_login(request: HttpRequest) -> HttpResponse:
    """A link and not a form: `form-action` of our policy would stop the way to the provider.

    What is asked of it is fixed here; allauth's own view would take it from the address.
    """
    if request.user.is_authenticated:
        return redirect("home")
    try:
        provider = get_adapter().get_provider(request, "openid_connect")
        answer: HttpResponse = provider.redirect(
            request, process=AuthProcess.LOGIN, next_url=get_next_redirect_url(request)
        )
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    except BROKEN:
        log.warning("identity provider not usable", exc_info=True)
        return out_of_order(request)
    return answer


@login_not_required
@never_cache
def identity_callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("home")
    try:
        answer: HttpResponse = callback(request, provider_id)
    except BROKEN:
        log.warning("identity provider not usable", exc_info=True)
        return out_of_order(request)
    return answer
