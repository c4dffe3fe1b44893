"""What a council answers: to an offer, to what came of a session; and how a session is called off."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from advisory import operations
from advisory.forms.answers import CancelForm, DisputeForm, ReplyForm
from advisory.models import AdvisorySession, SessionCouncil
from advisory.pages.cancelling import costs_in_words, side_of
from advisory.pages.sessions import SessionPage
from members.requests import MemberRequest
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt


def _page(request: MemberRequest, pk: int, verb: str) -> SessionPage:
    session = fetch(AdvisorySession.objects.visible_to(request.user).for_page(), pk=pk)
    require(request, verb, session)
    return SessionPage(session, request.user)


def session_reply(request: MemberRequest, pk: int) -> HttpResponse:
    """Whether a council comes; coordination writes down what it says by telephone."""
    page = _page(request, pk, "advisory.act_for_council")
    rows = _rows_to_answer(page, request.GET.get("organization", ""))
    initial = {"attendees": rows[0].attendees, "comes": "yes"} if len(rows) == 1 else {}
    form = ReplyForm(request.POST or None, rows=rows, initial=initial)
    if form.is_valid() and _reply(request, page, form):
        messages.success(request, _("%s: the answer is written down.") % form.cleaned_data["organization"])
        return redirect(page.session)
    return render(
        request, "advisory/session_reply.html", {"form": form, "page": page, "session": page.session}
    )


def _reply(request: MemberRequest, page: SessionPage, form: ReplyForm) -> Any:
    """An offer is answered; of a session already under way, the council comes too or leaves it."""
    given = form.cleaned_data
    council = given["organization"]
    acting = {"session": page.session, "organization": council, "by": request.user, "on_behalf_of": council}
    if page.session.state == AdvisorySession.State.OFFERED:
        reply = {"comes": given["comes"], "attendees": given["attendees"]}
        return attempt(form, operations.reply_to_offer, **acting, **reply)
    if given["comes"]:
        return attempt(form, operations.join_session, **acting, attendees=given["attendees"])
    return attempt(form, operations.leave_session, **acting, reason="")


def _rows_to_answer(page: SessionPage, asked: str) -> list[SessionCouncil]:
    """One's own; for coordination, that of the address or all of them."""
    rows = page.session.council_rows if page.runs else page.own_rows
    named = [row for row in rows if str(row.organization_id) == asked]
    return named or list(rows)


def session_answer(request: MemberRequest, pk: int) -> HttpResponse:
    """One button says yes; a sentence says what does not agree."""
    page = _page(request, pk, "advisory.act_for_council")
    form = DisputeForm(None if "agrees" in request.POST else request.POST or None)
    acting = {"session": page.session, "by": request.user, "on_behalf_of": page.speaks_for}
    if request.method == "POST" and "agrees" in request.POST:
        with answered(request, _("Thank you: the outcome is confirmed.")):
            operations.confirm_outcome(**acting)
        return redirect(page.session)
    if form.is_valid() and attempt(form, operations.dispute_outcome, **acting, **form.cleaned_data):
        messages.success(request, _("It is written down: coordination will look at it and answer you."))
        return redirect(page.session)
    return render(
        request, "advisory/session_answer.html", {"form": form, "page": page, "session": page.session}
    )


def session_cancel(request: MemberRequest, pk: int) -> HttpResponse:
    """Says before what it costs. A council that shares a session with others leaves it instead."""
    page = _page(request, pk, "advisory.cancel_session")
    side = side_of(page)
    if side == AdvisorySession.Side.COUNCIL and page.is_of_others_too:
        messages.info(request, _("Other councils come too: say here that yours does not come."))
        return redirect("session_reply", pk)
    form = CancelForm(request.POST or None, side=side)
    if request.method == "POST" and form.is_valid():
        is_by_council = form.cleaned_data["side"] == AdvisorySession.Side.COUNCIL
        council = page.speaks_for if is_by_council else None
        if attempt(
            form, operations.cancel_session, session=page.session, by=request.user, on_behalf_of=council,
            **form.cleaned_data,
        ):  # fmt: skip
            messages.success(request, _("The session is cancelled, and who takes part will be told."))
            return redirect(page.session)
    context = {"form": form, "page": page, "session": page.session, "costs": costs_in_words(page)}
    return render(request, "advisory/session_cancel.html", context)
