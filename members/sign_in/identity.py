"""Entering with another identity provider (OpenID Connect): only who is already known, by a verified address."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.account.utils import perform_login
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthError
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from members import operations
from members.models import Person
from office.refusals import Refused


def refusal(request: HttpRequest, sentence: str, status: int = 403) -> HttpResponse:
    context = {"sentence": sentence, "provider": settings.IDENTITY_PROVIDER_NAME}
    return render(request, "members/identity_refused.html", context, status=status)


def out_of_order(request: HttpRequest) -> HttpResponse:
    return refusal(
        request, _("The answer of the identity provider was not usable. Try again, or use a code."), 502
    )


class IdentityAdapter(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: Any) -> Any:
        """Of what the provider tells, nothing but the account's number is kept."""
        sociallogin.account.extra_data = {}
        return sociallogin.user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Decide here: allauth would go on to a sign-up, and leave the provider's token in the session."""
        raise ImmediateHttpResponse(self._answer(request, sociallogin))

    def _answer(self, request: HttpRequest, sociallogin: SocialLogin) -> HttpResponse:
        try:
            person = self._person_of(sociallogin)
        except Refused as refused:
            return refusal(request, refused.sentence)
        record_authentication(request, person, "socialaccount")
        answer: HttpResponse = perform_login(request, person, redirect_url=sociallogin.state.get("next"))
        return answer

    def _person_of(self, sociallogin: SocialLogin) -> Person:
        """Connected before, or with the address that the provider has verified, which is then connected."""
        account = sociallogin.account
        if account.pk:
            known: Person = account.user
            return known
        address = next((address for address in sociallogin.email_addresses), None)
        if address is None or address.verified is not True:  # some providers send the word "false"
            raise Refused(_("The identity provider has not verified your address: sign in with a code."))
        owner = EmailAddress.objects.filter(email=address.email.lower(), verified=True, user__is_active=True)
        found = owner.select_related("user").first()
        if found is None:
            raise Refused(
                _("No open account of the portal has the address %s. Ask the coordination for an invitation.")
                % address.email
            )
        person: Person = found.user
        operations.connect_identity(person=person, provider=account.provider, uid=account.uid, by=person)
        return person

    def on_authentication_error(self, request: HttpRequest, provider: Any, **details: Any) -> None:
        """Turned back there, come back in another window or too late, or with an answer of no use."""
        if details.get("error") == AuthError.CANCELLED:
            answer = refusal(
                request, _("You have not finished signing in there. Start again, or use a code.")
            )
        elif details.get("exception") is None:
            answer = refusal(request, _("This way in was begun elsewhere or too long ago: start again."), 400)
        else:
            answer = out_of_order(request)
        raise ImmediateHttpResponse(answer)
