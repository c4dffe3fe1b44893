"""How allauth behaves here: nobody signs up, and its mails go out through the outbox."""

import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.models import Person
from members.sign_in import sessions
from members.sign_in.second_factor import second_factor_of
from office import messages


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _(
            "This code is not the one of the last mail: look at it again, or ask for another."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Person) -> None:
        super().login(request, user)
        sessions.note_sign_in(request)

    def get_reauthentication_methods(self, user: Person | AnonymousUser) -> list[dict[str, Any]]:
        """By the second factor where there is one; else by the password, and always by a code to the mailbox."""
        if not isinstance(user, Person):
            return []
        factor = second_factor_of(user)
        ways = [
            (bool(factor.passkeys), "mfa_reauthenticate_webauthn", _("Use a passkey")),
            (bool(factor), "mfa_reauthenticate", _("Use a code of the app or a recovery code")),
            (not factor and user.has_usable_password(), "account_reauthenticate", _("Use the password")),
            (not factor and bool(user.email), "confirm_by_code", _("Use a code sent by mail")),
        ]
        return [
            {"id": name, "description": words, "url": reverse(name)}
            for is_open, name, words in ways
            if is_open
        ]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        rendered = self.render_mail(template_prefix, email, {"email": email, **context})
        messages.send(
            kind="sign_in",
            key=f"sign_in:{uuid.uuid4()}",
            person=Person.objects.filter(email=email.lower()).first(),
            address=email,
            subject=rendered.subject,
            body=rendered.body,
        )


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "This code is not right. Each serves once: wait for the next one of the app, or use a recovery code."
        ),
    }

    def _get_site_name(self) -> str:
        """What the authenticator app and the device call us."""
        return "Portal de la XMESS"
