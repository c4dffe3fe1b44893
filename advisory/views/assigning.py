"""From a request to a date, in as few pages as it takes; and the ways in which it comes to nothing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from advisory import operations
from advisory.forms.assigning import AssignForm, DateForm, DeclineForm, ExpertForm, NoShowForm
from advisory.models import AdvisorySession
from advisory.pages.acting import acting
from advisory.pages.assigning import hours_left, no_show_share, who_is_told
from advisory.pages.words import when_in_words
from advisory.views.fetching import fetch_session
from members.requests import MemberRequest
from office.answers import answered
from office.forms import attempt

State, Side = AdvisorySession.State, AdvisorySession.Side


def session_assign(request: MemberRequest, pk: int) -> HttpResponse:
    """Who gives it; and in the same form the date, if it is known: a request becomes confirmed in one go."""
    session = fetch_session(request, pk, "advisory.run_advice")
    if session.state == State.CONFIRMED:
        return _change_expert(request, session)
    form = AssignForm(request.POST or None, session=session)
    if form.is_valid():
        act = operations.agree_date if form.has_date else operations.assign_expert
        if attempt(form, act, session=session, by=request.user, **form.assigned()):
            messages.success(request, _said(session))
            return redirect(session)
    return render(request, "advisory/session_assign.html", _beside(form, session))


def _said(session: AdvisorySession) -> str:
    if session.state == State.CONFIRMED:
        return _("Confirmed: the council and the expert get the invitation.")
    return _("The expert is assigned. The date is still to be agreed.")


def _change_expert(request: MemberRequest, session: AdvisorySession) -> HttpResponse:
    form = ExpertForm(request.POST or None, session=session)
    if form.is_valid() and attempt(
        form, operations.assign_expert, session=session, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The expert is changed: both are told."))
        return redirect(session)
    return render(request, "advisory/session_assign.html", acting(session, form))


def session_date(request: MemberRequest, pk: int) -> HttpResponse:
    """Agree the date, or move it: the same session, with the same place in everybody's calendar."""
    session = fetch_session(request, pk, "advisory.lead_session")
    if session.expert is None:
        return redirect("session_assign", pk)
    form = DateForm(request.POST or None, session=session)
    was_confirmed = session.state == State.CONFIRMED
    if form.is_valid() and attempt(
        form, operations.agree_date, session=session, by=request.user, **form.agreed()
    ):
        moved, agreed = _("The session is moved: all are told."), _("The date is agreed: all are told.")
        messages.success(request, moved if was_confirmed else agreed)
        return redirect(session)
    return render(request, "advisory/session_date.html", _beside(form, session))


def _beside(form: AssignForm | DateForm, session: AdvisorySession) -> dict[str, Any]:
    """The form with what is said beside it, and the ways out where hours lack."""
    given = form.cleaned_data if form.is_bound else {}
    left = hours_left(session, given.get("day"))
    return acting(
        session,
        form,
        hours=left,
        lacks_hours=left is not None and left.are_short_of(given.get("minutes")),
        told=who_is_told(session),
        when=when_in_words(session),
    )


@require_POST
def session_confirm(request: MemberRequest, pk: int) -> HttpResponse:
    """Yes to a request on a published time, as it was asked."""
    session = fetch_session(request, pk, "advisory.lead_session")
    with answered(request, _("Confirmed: the council and the expert get the invitation.")):
        operations.confirm_request(session=session, by=request.user)
    return redirect(session)


def session_decline(request: MemberRequest, pk: int) -> HttpResponse:
    session = fetch_session(request, pk, "advisory.lead_session")
    form = DeclineForm(request.POST or None)
    if form.is_valid() and attempt(
        form,
        operations.decline_session,
        session=session,
        side=_side_of(request),
        by=request.user,
        **form.cleaned_data,
    ):
        messages.success(request, _("The session is declined, and the council is told why."))
        return redirect(session)
    return render(request, "advisory/session_decline.html", acting(session, form))


def _side_of(request: MemberRequest) -> str:
    return Side.COORDINATION if request.user.has_perm("advisory.run_advice") else Side.EXPERT


def session_no_show(request: MemberRequest, pk: int) -> HttpResponse:
    session = fetch_session(request, pk, "advisory.lead_session")
    form = NoShowForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.mark_no_show, session=session, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("It is written down that nobody came."))
        return redirect(session)
    return render(
        request, "advisory/session_no_show.html", acting(session, form, share=no_show_share(session))
    )
