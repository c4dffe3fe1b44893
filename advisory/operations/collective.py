"""A session of several councils: who is invited, who comes, who leaves. Its hours are charged once, whoever comes."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from advisory.models import AdvisorySession, SessionCouncil
from advisory.operations import ledger, writing
from advisory.operations.agreeing import check_open, confirm_request, decline_session
from advisory.operations.asking import check_council
from advisory.operations.charging import account_for
from advisory.operations.telling import tell
from members.models import Organization, Person
from office import audit, clock
from office.audit import operation
from office.refusals import Refused

State, Side = AdvisorySession.State, AdvisorySession.Side
Part, Reply = SessionCouncil.Part, SessionCouncil.Reply


@operation(on="session")
def invite_council(
    *, session: AdvisorySession, organization: Organization, by: Person | None
) -> AdvisorySession:
    """One more council is offered the session; it says itself whether it comes."""
    _check_to_come(session)
    check_council(session.service, organization)
    if session.councils.filter(organization=organization).exists():
        raise Refused(_("%s is already in this session.") % organization, "organization")
    SessionCouncil.objects.create(session=session, organization=organization, reply=Reply.INVITED)
    audit.note(council=str(organization))
    tell(session, "offered", by=by, organization=organization)
    return session


@operation(on="session")
def join_session(
    *,
    session: AdvisorySession,
    organization: Organization,
    by: Person | None,
    attendees: str = "",
    on_behalf_of: Organization | None = None,
) -> AdvisorySession:
    """One more council that comes, or one that had said no."""
    _check_to_come(session)
    check_council(session.service, organization)
    row = session.councils.filter(organization=organization).first()
    if row and row.reply == Reply.COMING:
        raise Refused(_("%s is already in this session.") % organization, "organization")
    return _comes(session, row or SessionCouncil(session=session, organization=organization), attendees, by)


@operation(on="session")
def reply_to_offer(
    *,
    session: AdvisorySession,
    organization: Organization,
    comes: bool,
    by: Person | None,
    attendees: str = "",
    on_behalf_of: Organization | None = None,
) -> AdvisorySession:
    """What a council says to an offer: the first yes confirms it, when it has day and expert; all no's decline it."""
    if session.state == State.REQUESTED:
        raise Refused(_("This session was not offered: the council asked for it."))
    _check_to_come(session)
    row = _row(session, organization)
    if comes:
        return _comes(session, row, attendees, by)
    return _stays_away(session, row, by)


@operation(on="session")
def leave_session(
    *,
    session: AdvisorySession,
    organization: Organization,
    reason: str,
    by: Person | None,
    on_behalf_of: Organization | None = None,
) -> AdvisorySession:
    """One of several councils will not come; the session goes on with the others."""
    check_open(session)
    row = _row(session, organization)
    audit.note(personal={"reason": reason.strip()})
    return _stays_away(session, row, by)


def still_coming(session: AdvisorySession) -> "QuerySet[SessionCouncil]":
    """All that have not said no, who asked first."""
    rows: QuerySet[SessionCouncil] = session.councils.exclude(reply=Reply.NOT_COMING)
    return rows.select_related("organization")


def _row(session: AdvisorySession, organization: Organization) -> SessionCouncil:
    row: SessionCouncil | None = session.councils.filter(organization=organization).first()
    if row is None:
        raise Refused(_("%s is not in this session.") % organization, "organization")
    return row


def _check_to_come(session: AdvisorySession) -> None:
    check_open(session)
    if session.has_started(clock.now()):
        raise Refused(_("Its time has already gone by: agree another date."), "day")


def _comes(
    session: AdvisorySession, row: SessionCouncil, attendees: str, by: Person | None
) -> AdvisorySession:
    is_news = row.pk is None or row.reply != Reply.COMING
    row.reply, row.attendees = Reply.COMING, attendees.strip() or row.attendees
    row.save()
    audit.note(council=str(row.organization), comes=True)
    if session.state == State.OFFERED and session.starts_at and session.expert_id:
        return confirm_request(session=session, by=by)
    if is_news:
        _invitation_changes(session, "joined", row.organization, by)
    return session


def _stays_away(session: AdvisorySession, row: SessionCouncil, by: Person | None) -> AdvisorySession:
    if row.reply == Reply.NOT_COMING:
        return session
    others = still_coming(session).exclude(pk=row.pk)
    if session.state != State.OFFERED and not others.filter(part=Part.ADVISED, reply=Reply.COMING).exists():
        raise Refused(_("No other council comes to this session: cancel it instead."))
    row.reply = Reply.NOT_COMING
    row.save(update_fields=["reply"])
    audit.note(council=str(row.organization), comes=False)
    if not others.filter(part=Part.ADVISED).exists():
        return decline_session(session=session, reason=_("No council can come."), side=Side.COUNCIL, by=by)
    _invitation_changes(session, "left", row.organization, by)
    _others_pay(session, row.organization, by)
    return session


def _others_pay(session: AdvisorySession, gone: Organization, by: Person | None) -> None:
    """What a package of who has left was to pay is held on what the others have."""
    held = ledger.open_hold(session)
    if held is None or session.account is None or session.account.organization_id != gone.pk:
        return
    councils = [row.organization for row in still_coming(session)]
    try:
        account = account_for(session.service, councils, session.day)
        assert account
        session.account = account
        writing.save(session, "account")
        ledger.hold_anew(session=session, account=account, minutes=held.minutes, by=by)
    except Refused as refusal:
        raise Refused(
            _("The package of %(council)s pays for this session, and nobody else has its hours. %(why)s")
            % {"council": gone, "why": refusal.sentence}
        ) from refusal


def _invitation_changes(
    session: AdvisorySession, event: str, organization: Organization, by: Person | None
) -> None:
    """Who was let go and comes back is invited anew, so the invitation of a confirmed session goes on."""
    if session.state == State.CONFIRMED:
        session.sequence += 1
        writing.save(session, "sequence")
    tell(session, event, by=by, organization=organization)
