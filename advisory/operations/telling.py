"""Who is told of what happens to a session, and with which invitation: one message for each whom it concerns."""

from typing import Any

from django.utils.translation import gettext as _

from advisory.calendar.invitation import CANCEL, REQUEST, invitation
from advisory.models import AdvisorySession
from advisory.operations.parties import BEFORE, CONCERNED, COORDINATION, COUNCIL, EXPERT, Party, parties
from advisory.pages.facts import lines, minutes_in_words
from advisory.pages.letters import LETTERS, Letter
from advisory.pages.links import address_of, address_to_ask
from advisory.pages.words import moment_in_words, names_in_words, when_in_words
from advisory.rules.states import SILENCE_DAYS
from members.models import Organization, Person
from office import clock, messages
from office.minutes import in_words
from office.models import Message

State = AdvisorySession.State
# What can happen again while the invitation stays as it is: at another moment it is another message.
HAPPENS_AGAIN = {"assigned", "done", "corrected", "disputed", "outcome_confirmed", "joined", "left"}


def tell(
    session: AdvisorySession,
    event: str,
    *,
    by: Person | None,
    before: Person | None = None,
    organization: Organization | None = None,
    was_confirmed: bool = False,
    overrun: int = 0,
) -> None:
    """Write the messages of an event: each to whom it concerns, once for each state of the invitation.

    `before`: the expert until now. `organization`: the council that joins, leaves or is offered it.
    Nobody is told of what it did itself, unless its calendar has to know; who asks has a receipt.
    """
    concerned = organization if event in {"joined", "left"} else None
    only = organization if event == "offered" else None
    for party in parties(session, by=by, before=before, concerned=concerned, only=only):
        name = _name(session, event, party.part, overrun)
        letter = LETTERS.get((name, party.part))
        method = _method(session, event, party, was_confirmed)
        is_own = by is not None and party.person == by and (event, party.part) != ("requested", COUNCIL)
        if letter and (method or not is_own):
            messages.send(
                kind=_kind(event, method),
                key=_key(session, event, party),
                person=party.person,
                address=party.address,
                organization=party.organization,
                about=session,
                calendar=_calendar(session, party, method) if method else "",
                not_after=session.ends_at if method == REQUEST else None,
                **_worded(session, party, letter, overrun),
            )


def _name(session: AdvisorySession, event: str, part: str, overrun: int) -> str:
    """Of the letter: some events are another thing for who already had an invitation."""
    is_confirmed = session.state == State.CONFIRMED
    if part == BEFORE:
        return "assigned_anew" if is_confirmed and event != "confirmed" else "assigned"
    if event == "assigned" and is_confirmed:
        return "assigned_anew"
    if event == "requested" and session.expires_at:
        return "requested_time"
    if event == "joined" and part == CONCERNED and is_confirmed:
        return "joined_confirmed"
    if event == "done" and part == COORDINATION and overrun:
        return "done_overrun"
    return event


def _method(session: AdvisorySession, event: str, party: Party, was_confirmed: bool) -> str:
    """What the calendar of this party is told; nothing before there is a date that everybody knows."""
    is_confirmed = session.state == State.CONFIRMED
    if party.part == BEFORE:
        return CANCEL if is_confirmed and event != "confirmed" else ""
    if party.part == CONCERNED and event == "left":
        return CANCEL if _has_invitation(session, party) else ""
    if party.part == CONCERNED:
        return REQUEST if is_confirmed else ""
    if party.part not in {EXPERT, COUNCIL}:
        return ""
    if event == "cancelled":
        return CANCEL if was_confirmed else ""
    return REQUEST if is_confirmed and event in {"assigned", "confirmed", "moved"} else ""


def _has_invitation(session: AdvisorySession, party: Party) -> bool:
    """A council that had not answered yet leaves without ever having been in a calendar."""
    assert party.organization
    sent = Message.objects.filter(kind="session_invitation", subject_id=session.pk)
    return bool(sent.filter(organization_number=party.organization.pk).exists())


def _key(session: AdvisorySession, event: str, party: Party) -> str:
    key = f"session:{session.uid}:{session.sequence}:{event}:{party.key}"
    return f"{key}:{clock.now().timestamp():.6f}" if event in HAPPENS_AGAIN else key


def _kind(event: str, method: str) -> str:
    if method:
        return "session_invitation" if method == REQUEST else "session_withdrawal"
    return f"session_{event}" if event in {"requested", "offered"} else "session_news"


def _calendar(session: AdvisorySession, party: Party, method: str) -> str:
    return invitation(
        session, party.councils, method=method, name=party.name, address=party.address,
        of_council=party.organization is not None,
    )  # fmt: skip


def _worded(session: AdvisorySession, party: Party, letter: Letter, overrun: int) -> dict[str, Any]:
    values = _values(session, party, overrun)
    body = [_("Good day."), str(letter.text) % values, lines(session, letter.facts)]
    return {
        "subject": str(letter.subject) % values,
        "body": "\n\n".join(part for part in body if part),
        "link": _link(session, letter.link, party),
    }


def _values(session: AdvisorySession, party: Party, overrun: int) -> dict[str, object]:
    return {
        "council": names_in_words([str(organization) for organization in party.councils]),
        "service": session.service,
        "when": when_in_words(session),
        "expert": session.expert or "",
        "until": moment_in_words(session.expires_at) if session.expires_at else "",
        "minutes": minutes_in_words(session),
        "over": in_words(overrun),
        "days": SILENCE_DAYS,
    }


def _link(session: AdvisorySession, name: str, party: Party) -> str:
    if name == "session_ask" and party.organization:
        return address_to_ask(party.organization, session.service)
    return address_of(session, name)
