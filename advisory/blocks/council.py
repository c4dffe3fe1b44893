"""The council: to ask for advice, what waits for its answer, its next session and the hours that are left."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from advisory.models import AdvisorySession, HourAccount, SessionCouncil
from advisory.pages.left import left_of
from advisory.pages.listed import ListedSession
from advisory.pages.words import when_in_words
from members.models import Organization
from members.permissions import represented
from office import clock
from office.blocks import Block

SHOWN = 5
State, Answer = AdvisorySession.State, AdvisorySession.Answer


@dataclass(frozen=True)
class WaitingSession(ListedSession):
    """One that the council has to answer, with what it is asked."""

    question: str = ""


def advice_of_council(request: HttpRequest) -> Block | None:
    own = represented(request.user)
    if not own:
        return None
    rows = AdvisorySession.objects.shared_by(own)
    sessions = list(rows.for_council(clock.now()).for_list())
    waiting = [row for session in sessions if (row := _waiting(session, own))]
    to_come = [session for session in sessions if session.state == State.CONFIRMED]
    alone = own[0] if len(own) == 1 else None
    context = {
        "waiting": waiting[:SHOWN],
        "facts": [*_next(to_come[:1]), *_hours(alone)],
        "asked": sum(session.state == State.REQUESTED for session in sessions),
        "ask_url": reverse("session_ask"),
        "all_url": reverse("session_list"),
    }
    return Block(_("Advice"), "advisory/block_council.html", context, order=8)


def _waiting(session: Any, own: list[Organization]) -> WaitingSession | None:
    rows = [row for row in session.council_rows if row.organization in own]
    if session.state == State.OFFERED and any(row.reply == SessionCouncil.Reply.INVITED for row in rows):
        return WaitingSession(session, _("Say whether you come"))
    came = [row for row in rows if row.part == SessionCouncil.Part.ADVISED]
    if session.answer == Answer.WAITING and any(row.reply == SessionCouncil.Reply.COMING for row in came):
        return WaitingSession(session, _("Say whether you agree"))
    return None


def _next(sessions: list[Any]) -> list[dict[str, Any]]:
    return [
        {
            "label": _("Next session"),
            "value": capfirst(when_in_words(session)),
            "url": session.get_absolute_url(),
            "note": ListedSession(session).title,
        }
        for session in sessions
    ]


def _hours(council: Organization | None) -> list[dict[str, Any]]:
    """Of each service that spends hours."""
    accounts = HourAccount.objects.open_for(council).filter(budget__service__is_offered=True)
    found = left_of(accounts.select_related("budget__service"))
    return [left.as_fact for left in found]


def sessions_of(request: HttpRequest, organization: Organization) -> Block | None:
    """The page of a member: its sessions of the year, its hours, and the way to ask in its name."""
    if not organization.is_council:
        return None
    rows = AdvisorySession.objects.shared_by([organization]).of_year(clock.today().year)
    context = {
        "rows": [ListedSession(session) for session in rows.named()],
        "year": clock.today().year,
        "facts": _hours(organization),
        "organization": organization,
        "runs": request.user.has_perm("advisory.run_advice"),
        "ask_url": f"{reverse('session_ask')}?organization={organization.pk}",
        "all_url": reverse("session_list"),
    }
    return Block(_("Advice"), "advisory/block_sessions.html", context, order=15)
