"""How a person signs in: whatever changes it is audited, told by mail, and ends the other open sessions."""

import uuid
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from members.models import Person, WebSession
from members.sign_in.second_factor import is_required_of, second_factor_of
from office import clock, messages
from office.audit import operation
from office.refusals import Refused

NAME_LENGTH = 60


@operation(on="person")
def set_password(
    *, person: Person, password: str, by: Person | None, keep_session: str | None = None
) -> Person:
    """For who prefers one to a code; the audit says that it changed, never what it is."""
    person.set_password(password)
    person.save(update_fields=["password"])
    _changed(person, _("Your password has changed"), keep_session)
    return person


@operation(on="person")
def add_passkey(
    *, person: Person, name: str, credential: dict[str, Any], by: Person, keep_session: str | None = None
) -> Authenticator:
    """`credential` is what the browser made, already verified against its challenge."""
    passkey: Authenticator = WebAuthn.add(person, name, credential).instance
    RecoveryCodes.activate(person)
    _changed(person, _("The passkey «%s» has been added") % name, keep_session)
    return passkey


@operation(on="person")
def rename_passkey(*, person: Person, passkey: Authenticator, name: str, by: Person) -> Authenticator:
    passkey.data["name"] = name
    passkey.save(update_fields=["data"])
    return passkey


@operation(on="person")
def remove_passkey(
    *, person: Person, passkey: Authenticator, by: Person, keep_session: str | None = None
) -> Person:
    _check_not_last_required(person)
    name = passkey.wrap().name
    passkey.delete()
    _drop_lonely_recovery_codes(person)
    _changed(person, _("The passkey «%s» has been removed") % name, keep_session)
    return person


@operation(on="person")
def add_authenticator_app(
    *, person: Person, secret: str, by: Person, keep_session: str | None = None
) -> Authenticator:
    if second_factor_of(person).app:
        raise Refused(_("There is an authenticator app already: remove it first."))
    app: Authenticator = TOTP.activate(person, secret).instance
    RecoveryCodes.activate(person)
    _changed(person, _("An authenticator app has been added"), keep_session)
    return app


@operation(on="person")
def remove_authenticator_app(*, person: Person, by: Person, keep_session: str | None = None) -> Person:
    _check_not_last_required(person)
    app = second_factor_of(person).app
    if app is None:
        raise Refused(_("There is no authenticator app any more."))
    app.delete()
    _drop_lonely_recovery_codes(person)
    _changed(person, _("The authenticator app has been removed"), keep_session)
    return person


@operation(on="person")
def renew_recovery_codes(*, person: Person, by: Person, keep_session: str | None = None) -> Authenticator:
    """Those before stop working."""
    factor = second_factor_of(person)
    if not factor:
        raise Refused(_("Recovery codes come with a passkey or an authenticator app: add one first."))
    if factor.recovery:
        factor.recovery.delete()
    fresh: Authenticator = RecoveryCodes.activate(person).instance
    _changed(person, _("You have new recovery codes"), keep_session)
    return fresh


@operation(on="person")
def reset_second_factor(*, person: Person, by: Person | None) -> Person:
    """For who has lost all of it: the next sign-in is with code or password alone, and sets up another."""
    found, _by_model = Authenticator.objects.filter(user_id=person.pk).delete()
    if not found:
        raise Refused(_("%s has no second factor.") % person)
    _changed(person, _("Your second factor has been reset"), None)
    return person


@operation(on="person")
def connect_identity(*, person: Person, provider: str, uid: str, by: Person) -> SocialAccount:
    """From now on this account of the other provider opens this one of ours; one of each provider."""
    if SocialAccount.objects.filter(user_id=person.pk, provider=provider).exists():
        raise Refused(_("Your account of the portal is connected to another account of that provider."))
    account: SocialAccount = SocialAccount.objects.create(user=person, provider=provider, uid=uid)
    _tell(person, _("Your account is connected to another identity provider"))
    return account


@operation(on="person")
def disconnect_identity(
    *, person: Person, account: SocialAccount, by: Person, keep_session: str | None = None
) -> Person:
    account.delete()
    _changed(person, _("Your account is no longer connected to the other identity provider"), keep_session)
    return person


@operation(on="person")
def end_session(*, person: Person, session: WebSession, by: Person) -> Person:
    session.delete()
    return person


@operation(on="person")
def end_other_sessions(*, person: Person, keep_session: str | None, by: Person) -> Person:
    _end_sessions(person, keep_session)
    return person


def _changed(person: Person, what: str, keep_session: str | None) -> None:
    _end_sessions(person, keep_session)
    _tell(person, what)


def _end_sessions(person: Person, keep_session: str | None) -> None:
    WebSession.objects.filter(person=person).exclude(session_key=keep_session or "").delete()


def _tell(person: Person, what: str) -> None:
    if not person.email:
        return
    messages.send(
        kind="security_notice",
        key=f"security_notice:{uuid.uuid4()}",
        person=person,
        subject=what,
        body=_(
            "Hello, %(name)s.\n\n%(what)s (%(when)s).\n\n"
            "If it was not you, tell the coordination of the network at once, and look at how you sign in:"
        )
        % {
            "name": person.given_name,
            "what": what,
            "when": f"{localtime(clock.now()):%d/%m/%Y, %H.%M} h",
        },
        link=reverse("security"),
        about=person,
    )


def _check_not_last_required(person: Person) -> None:
    if is_required_of(person) and second_factor_of(person).is_last_one:
        raise Refused(
            _("The coordination always needs a second factor: add another one before removing this.")
        )


def _drop_lonely_recovery_codes(person: Person) -> None:
    """Alone they would be a second factor on paper that nobody is asked for."""
    factor = second_factor_of(person)
    if factor.recovery and not factor:
        factor.recovery.delete()
