"""/sessio/confirmeu/: the ways to prove again who one is; which are open is said by `AccountAdapter`."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import BaseReauthenticateView, ReauthenticateView
from allauth.core import ratelimit
from allauth.mfa.base.views import ReauthenticateView as CodeView
from allauth.mfa.webauthn.views import ReauthenticateWebAuthnView
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from members.forms.security import ConfirmMailForm
from members.requests import MemberRequest
from members.sign_in import confirmation
from members.sign_in.second_factor import passkey_context
from members.views.session import demo_message, shows_demo


class ToSecurity(BaseReauthenticateView):
    """Without an address to go back to, to the page where it is asked for."""

    def get_default_success_url(self) -> str:
        return reverse("security")


class ConfirmByPassword(ToSecurity, ReauthenticateView):
    pass


class ConfirmByCode(ToSecurity, CodeView):
    pass


class ConfirmByPasskey(ToSecurity, ReauthenticateWebAuthnView):
    def form_invalid(self, form: Any) -> HttpResponse:
        for sentence in form.errors.get("credential", []):
            messages.error(self.request, str(sentence))
        return redirect(self.request.get_full_path())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | passkey_context(self.request)


class ConfirmByMail(ToSecurity):
    """For who has neither second factor nor password: the mailbox says who it is, as at the entrance."""

    form_class = ConfirmMailForm
    template_name = "account/confirm_by_mail.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()
        return kwargs | {"code": confirmation.code_sent(self.request)}

    def post(self, request: MemberRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "send" not in request.POST:
            answer: HttpResponse = super().post(request, *args, **kwargs)
            return answer
        if ratelimit.consume(request, action="request_login_code", key=request.user.email):
            confirmation.send_code(request)
        else:
            messages.error(request, _("You have asked for several codes: wait a minute for the next."))
        return redirect(request.get_full_path())

    def form_valid(self, form: ConfirmMailForm) -> HttpResponse:
        confirmation.forget_code(self.request)
        record_authentication(self.request, self.request.user, "code", reauthenticated=True)
        answer: HttpResponse = super().form_valid(form)
        return answer

    def form_invalid(self, form: ConfirmMailForm) -> HttpResponse:
        confirmation.count_mistake(self.request)
        answer: HttpResponse = super().form_invalid(form)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["is_sent"] = bool(confirmation.code_sent(self.request))
        if shows_demo(self.request):
            context["demo_message"] = demo_message(self.request.user.email)
        return context
