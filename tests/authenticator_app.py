"""An authenticator app in Python."""

import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from members import operations
from members.models import Person

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_of(secret: str) -> str:
    """What it shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def give_app(person: Person) -> Person:
    operations.add_authenticator_app(person=person, secret=SECRET, by=person)
    return person
