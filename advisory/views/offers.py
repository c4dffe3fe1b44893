"""What coordination puts on the table: offers, one more council in a session, sessions of the past."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from advisory import operations
from advisory.forms.offers import ActionForm, JoinForm, LeaveForm, OfferForm, RecordForm
from advisory.pages.acting import acting
from advisory.views.fetching import fetch_session
from members.models import Need, Organization
from members.permissions import represented_ids
from members.requests import MemberRequest
from office.access import fetch, require
from office.forms import attempt


def session_offer(request: MemberRequest) -> HttpResponse:
    """`?need=` an open need of a council, which the session answers; `?organization=` a council."""
    require(request, "advisory.run_advice")
    need = _asked_need(request)
    form = OfferForm(request.POST or None, initial=_begins_with(request, need))
    if form.is_valid():
        session = attempt(form, operations.offer_session, need=need, by=request.user, **form.offered())
        if session:
            messages.success(request, _("The session is offered: each council is asked whether it comes."))
            return redirect(session)
    return render(request, "advisory/session_offer.html", {"form": form, "need": need})


def _asked_need(request: MemberRequest) -> Need | None:
    """The one of the address; 404 if the person does not see it or it is closed."""
    number = request.GET.get("need", "")
    if not number:
        return None
    need: Need = fetch(Need.objects.visible_to(request.user).open().for_list(), pk=_whole(number))
    return need


def _begins_with(request: MemberRequest, need: Need | None) -> dict[str, Any]:
    if need is not None:
        return {"organizations": [need.organization_id], "topic": need.topic_id}
    number = _whole(request.GET.get("organization", ""))
    return {"organizations": [number]} if number else {}


def _whole(text: str) -> int:
    """A number of an address; 0, which no row has, for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < len(str(2**63)) else 0


def session_join(request: MemberRequest, pk: int) -> HttpResponse:
    """One more council in a session that is fixed: it comes, or it is asked."""
    session = fetch_session(request, pk, "advisory.run_advice")
    form = JoinForm(request.POST or None, session=session)
    if form.is_valid():
        council = form.cleaned_data["organization"]
        given: dict[str, Any] = {"session": session, "organization": council, "by": request.user}
        if form.has_said_yes:
            given |= {"attendees": form.cleaned_data["attendees"], "on_behalf_of": council}
        act = operations.join_session if form.has_said_yes else operations.invite_council
        if attempt(form, act, **given):
            messages.success(request, _("%s: added to the session.") % council)
            return redirect(session)
    return render(request, "advisory/session_join.html", acting(session, form))


def session_leave(request: MemberRequest, pk: int, organization_id: int) -> HttpResponse:
    """One of several councils does not come: the session goes on with the others."""
    session = fetch_session(request, pk, "advisory.act_for_council")
    council: Organization = fetch(session.organizations.all(), pk=organization_id)
    if not _may_speak_for(request, council):
        raise PermissionDenied
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(
        form,
        operations.leave_session,
        session=session,
        organization=council,
        by=request.user,
        on_behalf_of=council,
        **form.cleaned_data,
    ):
        messages.success(request, _("%s: will not come to the session.") % council)
        return redirect(session)
    return render(request, "advisory/session_leave.html", acting(session, form, council=council))


def _may_speak_for(request: MemberRequest, council: Organization) -> bool:
    return request.user.has_perm("advisory.run_advice") or council.pk in represented_ids(request.user)


def session_record(request: MemberRequest) -> HttpResponse:
    """A session of the past is written down: it is not charged, and nobody is told."""
    require(request, "advisory.run_advice")
    form = RecordForm(request.POST or None)
    if form.is_valid():
        session = attempt(form, operations.record_session, by=request.user, **form.recorded())
        if session:
            messages.success(request, _("The session is written down."))
            return redirect(session)
    return render(request, "advisory/session_record.html", {"form": form})


def session_plan(request: MemberRequest, pk: int) -> HttpResponse:
    session = fetch_session(request, pk, "advisory.run_advice")
    form = ActionForm(request.POST if request.method == "POST" else None, session=session)
    if form.is_valid() and attempt(
        form, operations.tie_to_action, session=session, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The action of the plan is saved."))
        return redirect(session)
    return render(request, "advisory/session_plan.html", acting(session, form))
