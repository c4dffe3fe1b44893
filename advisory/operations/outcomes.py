"""After the session: what it took, what came of it, and whether the council agrees."""

from datetime import timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from advisory.models import AdvisorySession, HourAccount, LedgerEntry, SessionCouncil
from advisory.operations import ledger, writing
from advisory.operations.budgets import check_open
from advisory.operations.telling import tell
from advisory.rules import cancelling
from advisory.rules.states import SILENCE_DAYS
from members import operations as members
from members.models import Need, Organization, Person
from office import audit, clock
from office.audit import operation
from office.refusals import Refused

State, Side, Answer = AdvisorySession.State, AdvisorySession.Side, AdvisorySession.Answer
Reply = SessionCouncil.Reply
LONGEST_MINUTES = 12 * 60


@operation(on="session")
def log_outcome(
    *,
    session: AdvisorySession,
    minutes_used: int,
    summary: str,
    by: Person | None,
    follow_up: str = "",
    is_need_answered: bool = True,
) -> AdvisorySession:
    """Done: what was held is charged up to what it took, the rest flows back.

    Recording never lacks hours. What goes beyond the hold waits for coordination (`approve_overrun`).
    """
    if session.starts_at and session.starts_at > clock.now():
        raise Refused(_("It has not begun yet: its outcome is written down afterwards."))
    if not 0 <= minutes_used <= LONGEST_MINUTES:
        raise Refused(_("Write the minutes it took: between 0 and %d.") % LONGEST_MINUTES, "minutes_used")
    if not summary.strip():
        raise Refused(_("Write in a few words what was dealt with: the council will read it."), "summary")
    writing.move_to(session, State.DONE)
    session.minutes_used, session.summary, session.follow_up = (
        minutes_used,
        summary.strip(),
        follow_up.strip(),
    )
    session.logged_at = clock.now()
    session.answer = Answer.WAITING
    writing.save(session)
    ledger.capture(session=session, minutes=minutes_used, by=by)
    if is_need_answered:
        _answer_need(session, by)
    tell(session, "done", by=by, overrun=overrun_minutes(session))
    return session


def _answer_need(session: AdvisorySession, by: Person | None) -> None:
    """The need that brought it here learns what came of it."""
    if session.need_id is None:
        return
    need = Need.objects.get(pk=session.need_id)
    if need.is_open:
        words = {
            "service": session.service,
            "day": date_format(session.day or clock.today(), "SHORT_DATE_FORMAT"),
        }
        members.close_need(
            need=need, state=Need.State.ANSWERED, outcome=_("%(service)s: session of %(day)s.") % words,
            closed_on=clock.today(), by=by,
        )  # fmt: skip


def charged_minutes(session: AdvisorySession) -> int:
    """What the ledger has taken for it: captures, and corrections in both directions."""
    return sum(entry.charge for entry in LedgerEntry.objects.filter(session=session).select_related("credit"))


def overrun_minutes(session: AdvisorySession) -> int:
    """What it took beyond what has been charged; nothing where it has no budget."""
    if session.account_id is None or session.minutes_used is None:
        return 0
    return max(session.minutes_used - charged_minutes(session), 0)


@operation(on="session")
def approve_overrun(*, session: AdvisorySession, reason: str, by: Person) -> AdvisorySession:
    """What it took beyond its hold, charged to its account by whoever answers for the hours."""
    minutes = overrun_minutes(session)
    if not minutes:
        raise Refused(_("All its minutes are already charged."))
    _adjust(session, minutes, reason, by)
    return session


@operation(on="session")
def correct_minutes(
    *, session: AdvisorySession, minutes_used: int, reason: str, by: Person
) -> AdvisorySession:
    """Other minutes than those that were logged: the difference is one more movement, in either direction."""
    if session.state != State.DONE:
        raise Refused(_("Only the minutes of a session that was held can be corrected."))
    if not 0 <= minutes_used <= LONGEST_MINUTES:
        raise Refused(_("Write the minutes it took: between 0 and %d.") % LONGEST_MINUTES, "minutes_used")
    if not reason.strip():
        raise Refused(_("Write why: it stays beside the movement."), "reason")
    audit.note(personal={"reason": reason.strip()})
    difference = minutes_used - charged_minutes(session)
    session.minutes_used = minutes_used
    if session.answer == Answer.DISPUTED:
        session.answer, session.answered_at = Answer.WAITING, None
        session.logged_at = clock.now()  # the council has its days anew
    writing.save(session)
    if session.account_id and difference:
        _adjust(session, difference, reason, by)
    tell(session, "corrected", by=by)
    return session


def _adjust(session: AdvisorySession, minutes: int, reason: str, by: Person) -> None:
    """More is taken from its account, less is given back to it. A closed budget stays as it was closed."""
    if not reason.strip():
        raise Refused(_("Write why: it stays beside the movement."), "reason")
    assert session.account
    check_open(session.account.budget)
    delivered = HourAccount.objects.get(budget=session.account.budget_id, kind=HourAccount.Kind.DELIVERED)
    debit, credit = (session.account, delivered) if minutes > 0 else (delivered, session.account)
    number = LedgerEntry.objects.filter(session=session, kind=LedgerEntry.Kind.ADJUST).count() + 1
    ledger.post(
        kind=LedgerEntry.Kind.ADJUST, debit=debit, credit=credit, minutes=abs(minutes),
        key=f"session:{session.uid}:adjust:{number}", session=session, by=by, approved_by=by,
        reason=reason.strip(),
    )  # fmt: skip


@operation(on="session")
def mark_no_show(
    *, session: AdvisorySession, absent: str, by: Person | None, reason: str = ""
) -> AdvisorySession:
    """Nobody came: of the council, its share is charged; of the expert, nothing is."""
    if session.starts_at and session.starts_at > clock.now():
        raise Refused(_("It has not begun yet."))
    writing.move_to(session, State.NO_SHOW)
    session.closed_at, session.closed_side, session.closed_reason = clock.now(), absent, reason.strip()
    writing.save(session)
    held = ledger.open_hold(session)
    service = session.service
    share = cancelling.share(service.no_show_share, are_confirmed=service.rules_are_confirmed)
    charged = cancelling.charged(held.minutes, share) if held and absent == Side.COUNCIL else 0
    ledger.capture(session=session, minutes=charged, by=by, reason=session.get_state_display())
    tell(session, "no_show", by=by)
    return session


@operation(on="session")
def confirm_outcome(
    *, session: AdvisorySession, by: Person | None, on_behalf_of: Organization | None = None
) -> AdvisorySession:
    """The council agrees with what was logged."""
    _check_waiting(session, on_behalf_of)
    _answered(session, Answer.CONFIRMED)
    tell(session, "outcome_confirmed", by=by)
    return session


@operation(on="session")
def dispute_outcome(
    *, session: AdvisorySession, words: str, by: Person | None, on_behalf_of: Organization | None = None
) -> AdvisorySession:
    """The council does not agree, and says with what: coordination has to look at it."""
    _check_waiting(session, on_behalf_of)
    if not words.strip():
        raise Refused(_("Write what does not agree: the coordination will look at it."), "words")
    session.answer_words = words.strip()
    _answered(session, Answer.DISPUTED)
    tell(session, "disputed", by=by)
    return session


@operation(on="session")
def accept_silence(*, session: AdvisorySession, by: Person | None) -> AdvisorySession:
    """Nobody has said anything in seven days: it stands as it was logged."""
    _check_waiting(session)
    if session.logged_at is None or clock.now() < session.logged_at + timedelta(days=SILENCE_DAYS):
        raise Refused(_("The council still has time to answer."))
    _answered(session, Answer.SILENT)
    return session


def _check_waiting(session: AdvisorySession, council: Organization | None = None) -> None:
    if session.answer != Answer.WAITING:
        raise Refused(_("The outcome of this session has already been answered."))
    row = session.councils.filter(organization=council).first() if council else None
    if row and row.part == SessionCouncil.Part.MENTOR:
        raise Refused(_("Your council accompanied in this session: who received it answers."))
    if row and row.reply != Reply.COMING:
        raise Refused(_("Your council did not come to this session: who came answers."))


def _answered(session: AdvisorySession, answer: str) -> None:
    session.answer, session.answered_at = answer, clock.now()
    writing.save(session)
