"""What a person has beside the code or the password: passkeys, an authenticator app, recovery codes."""

import ipaddress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

from members.models import Person
from members.permissions import is_coordination

Type = Authenticator.Type


@dataclass
class SecondFactor:
    """All of one person; without passkey and app, recovery codes alone are none."""

    passkeys: list[Authenticator] = field(default_factory=list)
    app: Authenticator | None = None
    recovery: Authenticator | None = None

    def __bool__(self) -> bool:
        return bool(self.passkeys or self.app)

    @property
    def is_last_one(self) -> bool:
        return len(self.passkeys) + bool(self.app) == 1

    @property
    def recovery_codes(self) -> list[str]:
        """Those not used yet."""
        codes: list[str] = self.recovery.wrap().get_unused_codes() if self.recovery else []
        return codes


def second_factor_of(person: Person) -> SecondFactor:
    found = SecondFactor()
    for row in Authenticator.objects.filter(user_id=person.pk).order_by("created_at", "pk"):
        if row.type == Type.WEBAUTHN:
            found.passkeys.append(row)
        elif row.type == Type.TOTP:
            found.app = row
        else:
            found.recovery = row
    return found


def is_required_of(person: Person) -> bool:
    return settings.SECOND_FACTOR_REQUIRED and bool(is_coordination(person))


def is_missing(person: Person) -> bool:
    return is_required_of(person) and not second_factor_of(person)


def passkeys_work_at(request: HttpRequest) -> bool:
    """Browsers make passkeys for names only, over HTTPS or for this very machine."""
    host = split_domain_port(request.get_host())[0]
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return request.is_secure() or host == "localhost"
    return False


def passkey_context(request: HttpRequest) -> dict[str, Any]:
    """Whether a page offers passkeys here, or says at which address they work."""
    return {
        "passkeys_work": passkeys_work_at(request),
        "passkey_address": urljoin(settings.SITE_ADDRESS, request.path),
    }
