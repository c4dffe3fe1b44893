"""/assessoraments/demaneu/: the one form with which a council asks, from «Inici» to sent in one page."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from advisory import operations
from advisory.forms.asking import INSTEAD, NEED, AskForm
from advisory.models import AdvisorySession
from advisory.pages import asking as pages
from advisory.pages.left import hours_left
from members import operations as members
from members.models import Need
from members.requests import MemberRequest
from office.access import require
from office.forms import attempt


def session_ask(request: MemberRequest) -> HttpResponse:
    """Coordination asks for any council with the same page."""
    asking = pages.read(request.user, request.GET)
    _require(request, asking)
    form = AskForm(request.POST or None, asking=asking)
    if request.POST.get(INSTEAD) == NEED and form.is_valid() and _write_need(request, form):
        messages.success(request, _("The need is written down: the network will look for who can answer it."))
        return redirect("need_list")
    if form.is_valid() and (session := _ask(request, form)):
        messages.success(request, _("The request is sent."))
        return redirect(session)
    context = {"form": form, "asking": asking, "other_ways": _other_ways(form, asking)}
    return render(request, "advisory/session_ask.html", context)


def _require(request: MemberRequest, asking: pages.Asking) -> None:
    if asking.organization:
        require(request, "advisory.ask", asking.organization)
    elif not asking.choices:
        raise PermissionDenied


def _ask(request: MemberRequest, form: AskForm) -> AdvisorySession | None:
    given = dict(form.cleaned_data)
    organization = given.pop("organization")
    session: AdvisorySession | None = attempt(
        form, operations.request_session, organizations=[organization], need=form.asking.need,
        by=request.user, on_behalf_of=organization, **given,
    )  # fmt: skip
    return session if session and form.has_become(session) else None


def _write_need(request: MemberRequest, form: AskForm) -> Any:
    """The same words as a need, where no hours are left and it can wait."""
    given = form.cleaned_data
    source = Need.Source.COUNCIL if form.asking.is_for_oneself else Need.Source.CONTACT
    return attempt(
        form, members.record_need, organization=given["organization"], words=given["words"],
        topic=given["topic"] or given["service"].topic, source=source, by=request.user,
        on_behalf_of=given["organization"],
    )  # fmt: skip


def _other_ways(form: AskForm, asking: pages.Asking) -> list[Any]:
    """After a refusal for want of hours or for its limit: what can be asked for at once with the same words."""
    service = form.by_code.get(form.data.get("service", "")) if form.is_bound else None
    if service is None or "words" in form.errors:
        return []
    organization = form.cleaned_data.get("organization")
    left = hours_left([service], organization)[service.pk]
    lacks_hours = form.non_field_errors() and not left.is_enough_for(service.default_minutes)
    return asking.other_ways(service) if lacks_hours or "service" in form.errors else []
