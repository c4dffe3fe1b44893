"""How allauth behaves here: nobody signs up, and its mails go out through the outbox."""

import uuid
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from members import operations
from members.models import Person
from office import messages


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: Person, password: str) -> None:
        operations.set_password(person=user, password=password, by=user)

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
