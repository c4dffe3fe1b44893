"""/sessio/seguretat/: how a person signs in, and where it is signed in now."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import clear_totp_secret
from allauth.mfa.webauthn.internal.auth import begin_registration
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members import operations
from members.forms.security import (
    AuthenticatorAppForm,
    ChoosePasswordForm,
    NewPasskeyForm,
    PasskeyNameForm,
)
from members.models import Person, WebSession
from members.permissions import is_coordination
from members.requests import MemberRequest
from members.sign_in import confirmation
from members.sign_in.authenticator_app import picture_of, setup_link
from members.sign_in.confirmation import confirmed
from members.sign_in.devices import device_words
from members.sign_in.second_factor import Type, is_required_of, passkey_context, second_factor_of
from office.access import fetch, require
from office.forms import PlainForm, attempt


def security(request: MemberRequest) -> HttpResponse:
    factor = second_factor_of(request.user)
    if is_required_of(request.user) and not factor:
        # Without the places: none of them opens yet.
        context = {"is_missing": True, "places": [], **passkey_context(request)}
        return render(request, "members/security.html", context)
    context = {
        "factor": factor,
        "codes_left": len(factor.recovery_codes),
        "is_optional_here": settings.IS_DEMO and bool(is_coordination(request.user)) and not factor,
        "identities": list(SocialAccount.objects.filter(user_id=request.user.pk)),
        "sessions": _sessions(request),
        **passkey_context(request),
    }
    return render(request, "members/security.html", context)


def _sessions(request: MemberRequest) -> list[dict[str, Any]]:
    """This one first, then by when they were last used."""
    rows = [
        {"row": row, "is_this_one": row.session_key == request.session.session_key}
        for row in WebSession.objects.open_of(request.user)
    ]
    return sorted(rows, key=lambda entry: not entry["is_this_one"])


def _own_passkey(request: MemberRequest, pk: int) -> Authenticator:
    row: Authenticator = fetch(
        Authenticator.objects.filter(user_id=request.user.pk, type=Type.WEBAUTHN), pk=pk
    )
    return row


def _acting(request: MemberRequest) -> dict[str, Any]:
    return {"person": request.user, "by": request.user, "keep_session": request.session.session_key}


def _after_adding(request: MemberRequest, had_one: bool, sentence: str) -> HttpResponse:
    """With the first one come the recovery codes: to be kept now, for the day it is lost."""
    messages.success(request, sentence)
    return redirect("security" if had_one else "recovery_codes")


@confirmed
def passkey_add(request: MemberRequest) -> HttpResponse:
    name = device_words(request.headers.get("User-Agent", ""))
    form = NewPasskeyForm(request.POST or None, initial={"name": name})
    had_one = bool(second_factor_of(request.user))
    if form.is_valid() and attempt(form, operations.add_passkey, **form.cleaned_data, **_acting(request)):
        return _after_adding(request, had_one, _("The passkey is added: with it you sign in without a code."))
    context = {"form": form, **passkey_context(request)}
    if context["passkeys_work"]:
        options = begin_registration(request.user, passwordless=True)
        context["js_data"] = {"creation_options": options}
    return render(request, "members/passkey_add.html", context)


def passkey_rename(request: MemberRequest, pk: int) -> HttpResponse:
    passkey = _own_passkey(request, pk)
    form = PasskeyNameForm(request.POST or None, initial={"name": passkey.wrap().name})
    if form.is_valid() and attempt(
        form, operations.rename_passkey, passkey=passkey, person=request.user, by=request.user,
        **form.cleaned_data,
    ):  # fmt: skip
        messages.success(request, _("The passkey has its new name."))
        return redirect("security")
    return render(request, "members/passkey_rename.html", {"form": form})


@confirmed
def passkey_remove(request: MemberRequest, pk: int) -> HttpResponse:
    passkey = _own_passkey(request, pk)
    form = PlainForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(form, operations.remove_passkey, passkey=passkey, **_acting(request)):
        messages.success(request, _("The passkey is removed. Remove it from the device too."))
        return redirect("security")
    return render(request, "members/passkey_remove.html", {"form": form, "passkey": passkey.wrap()})


@confirmed
def authenticator_app_add(request: MemberRequest) -> HttpResponse:
    form = AuthenticatorAppForm(request.POST or None, user=request.user)
    had_one = bool(second_factor_of(request.user))
    if form.is_valid() and attempt(
        form, operations.add_authenticator_app, secret=form.secret, **_acting(request)
    ):
        clear_totp_secret(request)
        return _after_adding(request, had_one, _("The authenticator app is added."))
    link = setup_link(request.user, form.secret)
    context = {"form": form, "setup_link": link, "picture": picture_of(link), "secret": form.secret}
    return render(request, "members/authenticator_app_add.html", context)


@confirmed
def authenticator_app_remove(request: MemberRequest) -> HttpResponse:
    form = PlainForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(form, operations.remove_authenticator_app, **_acting(request)):
        messages.success(request, _("The authenticator app is removed."))
        return redirect("security")
    return render(request, "members/authenticator_app_remove.html", {"form": form})


@confirmed
def recovery_codes(request: MemberRequest) -> HttpResponse:
    factor = second_factor_of(request.user)
    if not factor.recovery:
        return redirect("security")
    return render(request, "members/recovery_codes.html", {"codes": factor.recovery_codes})


@confirmed
def recovery_codes_download(request: MemberRequest) -> HttpResponse:
    codes = second_factor_of(request.user).recovery_codes
    if not codes:
        return redirect("security")
    head = _("Recovery codes of the portal of the XMESS. Each serves once.")
    answer = HttpResponse("\r\n".join([head, "", *codes, ""]), content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="codis-de-recuperacio-xmess.txt"'
    return answer


@confirmed
def recovery_codes_renew(request: MemberRequest) -> HttpResponse:
    form = PlainForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(form, operations.renew_recovery_codes, **_acting(request)):
        messages.success(request, _("These are the new codes; those before no longer work."))
        return redirect("recovery_codes")
    return render(request, "members/recovery_codes_renew.html", {"form": form})


@confirmed
def password_choose(request: MemberRequest) -> HttpResponse:
    form = ChoosePasswordForm(request.user, request.POST or None)
    if form.is_valid() and attempt(
        form, operations.set_password, password=form.cleaned_data["password1"], **_acting(request)
    ):
        update_session_auth_hash(request, request.user)
        messages.success(request, _("The password is saved, and the other open sessions are ended."))
        return redirect("security")
    return render(request, "members/password_choose.html", {"form": form})


@require_POST
def session_end(request: MemberRequest, mark: str) -> HttpResponse:
    rows = [row for row in WebSession.objects.open_of(request.user) if row.mark == mark]
    if rows:
        operations.end_session(person=request.user, session=rows[0], by=request.user)
    messages.success(request, _("That session is ended."))
    return redirect("security")


@require_POST
def sessions_end_others(request: MemberRequest) -> HttpResponse:
    operations.end_other_sessions(
        person=request.user, keep_session=request.session.session_key, by=request.user
    )
    messages.success(request, _("You are signed in here only."))
    return redirect("security")


@confirmed
def identity_disconnect(request: MemberRequest, pk: int) -> HttpResponse:
    account = fetch(SocialAccount.objects.filter(user_id=request.user.pk), pk=pk)
    form = PlainForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(form, operations.disconnect_identity, account=account, **_acting(request)):
        messages.success(request, _("The identity provider no longer opens your account."))
        return redirect("security")
    return render(request, "members/identity_disconnect.html", {"form": form})


def second_factor_reset(request: MemberRequest, pk: int) -> HttpResponse:
    person = fetch(Person.objects.visible_to(request.user), pk=pk)
    require(request, "members.reset_second_factor", person)
    if not confirmation.is_confirmed(request):
        return confirmation.ask(request)
    form = PlainForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(form, operations.reset_second_factor, person=person, by=request.user):
        messages.success(request, _("%s signs in with code or password and sets up another one.") % person)
        return redirect("person_page", person.pk)
    return render(request, "members/second_factor_reset.html", {"form": form, "person": person})
