"""How a person proves who it is; the ceremonies are allauth's, the words and the strictness ours."""

import json
from typing import Any

from allauth.account.forms import BaseConfirmCodeForm, SetPasswordForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.mfa.webauthn.internal import auth as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from members.operations.security import NAME_LENGTH
from office.forms import PlainForm

# What allauth and fido2 raise on a hand-made answer, beside their own sentence.
FORGED = (AttributeError, KeyError, NotImplementedError, TypeError, ValueError)
NOT_ACCEPTED = _("The passkey was not accepted. Try again, or use another way.")
NOT_THE_APPS = _("The app shows another code by now, or has another key: write the one you see.")
NOT_MADE = _("The device has not made the passkey. Press the button again and follow what it asks.")


def code_field(label: Any, **values: Any) -> forms.CharField:
    attributes = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
    return forms.CharField(label=label, max_length=40, widget=forms.TextInput(attributes), **values)


class SecondFactorForm(PlainForm, AuthenticateForm):
    code = code_field(_("Code of the app, or a recovery code"))


class ConfirmCodeForm(PlainForm, ReauthenticateForm):
    code = code_field(_("Code of the app, or a recovery code"))


class ConfirmMailForm(PlainForm, BaseConfirmCodeForm):
    code = code_field(_("Code that came by mail"))


class AuthenticatorAppForm(PlainForm, ActivateTOTPForm):
    code = code_field(_("Code that the app shows now"), help_text=_("Six digits, new every half a minute."))

    def clean_code(self) -> str:
        try:
            return str(super().clean_code())
        except forms.ValidationError as error:
            if error.code != "incorrect_code":
                raise
            raise forms.ValidationError(NOT_THE_APPS) from error


class ChoosePasswordForm(PlainForm, SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The validators' own help is their errors, said before anything was typed.
        self.fields["password1"].help_text = _(
            "Ten letters or more; not a common one, and without your name or address."
        )


class _Passkey(forms.Form):
    """An answer of the browser that is forged, late or of another session is refused like a wrong one."""

    credential = forms.JSONField(
        widget=forms.HiddenInput, error_messages={"invalid": NOT_ACCEPTED, "required": NOT_ACCEPTED}
    )

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except FORGED as error:
            raise forms.ValidationError(NOT_ACCEPTED) from error
        except forms.ValidationError as error:
            if error.code == "too_many_login_attempts":
                raise
            raise forms.ValidationError(NOT_ACCEPTED) from error


class SecondFactorPasskeyForm(_Passkey, AuthenticateWebAuthnForm):
    pass


class SignInPasskeyForm(_Passkey, LoginWebAuthnForm):
    pass


class ConfirmPasskeyForm(_Passkey, ReauthenticateWebAuthnForm):
    pass


class PasskeyNameForm(PlainForm):
    name = forms.CharField(
        label=_("name of the passkey"),
        max_length=NAME_LENGTH,
        help_text=_("That of the device that keeps it, so that you know it again."),
    )


class NewPasskeyForm(PasskeyNameForm):
    credential = forms.CharField(widget=forms.HiddenInput({"id": "passkey_credential"}), required=False)

    def clean(self) -> dict[str, Any]:
        """Checked against the challenge of this session; the device has asked for finger, face or PIN."""
        values = super().clean() or {}
        try:
            values["credential"] = json.loads(values.get("credential") or "")
            webauthn.parse_registration_response(values["credential"])
            webauthn.complete_registration(values["credential"])
        except (*FORGED, forms.ValidationError):
            self.add_error(None, NOT_MADE)
        return values
