"""Between the asking and the day: who gives it, when, and how it can still fall through."""

from datetime import date, time

from django.utils.translation import gettext as _

from advisory.models import AdvisorySession, HourAccount, SessionCouncil
from advisory.operations import experts, ledger, writing
from advisory.operations.charging import account_for
from advisory.operations.telling import tell
from advisory.rules import cancelling, states
from members.models import Organization, Person
from office import clock
from office.audit import operation
from office.refusals import Refused

State, Side, Reply = AdvisorySession.State, AdvisorySession.Side, SessionCouncil.Reply


@operation(on="session")
def assign_expert(*, session: AdvisorySession, expert: Person, by: Person | None) -> AdvisorySession:
    """Who will give it. Of a confirmed session the invitation goes on: one gets it, the other is let go."""
    check_open(session)
    if session.expert_id == expert.pk:
        return session
    experts.check_advises(expert, session.day)
    before, session.expert = session.expert, expert
    if session.state == State.CONFIRMED:
        session.sequence += 1
    writing.save(session, "expert", "sequence")
    tell(session, "assigned", by=by, before=before)
    return session


@operation(on="session")
def agree_date(
    *,
    session: AdvisorySession,
    day: date,
    hour: time,
    minutes: int,
    by: Person | None,
    modality: str = "",
    place: str = "",
    expert: Person | None = None,
    is_second_time: bool | None = None,
    on_behalf_of: Organization | None = None,
) -> AdvisorySession:
    """Confirm a session with its date, or move it to another: the same row, the same identity.

    The hold takes the agreed length, on the budget of the agreed day.
    """
    check_open(session)
    before, agreed = session.expert, _agreed(session)
    session.expert = expert or session.expert
    if session.expert is None:
        raise Refused(_("Say first who will give it."), "expert")
    writing.check_day_to_come(day)
    experts.check_advises(session.expert, day)
    _check_somebody_comes(session)
    was = session.state
    if was != State.CONFIRMED:
        writing.move_to(session, State.CONFIRMED)
    writing.set_time(session, day=day, hour=hour, minutes=minutes, is_second_time=is_second_time)
    if session.starts_at and session.starts_at <= clock.now():
        raise Refused(_("Choose a day and an hour still to come."), "day")
    session.modality, session.place, session.expires_at = modality, place.strip(), None
    if was == State.CONFIRMED and _agreed(session) == agreed:
        return session  # sent twice: nobody gets a second invitation
    session.sequence += 1
    session.account = _account_of(session)
    writing.save(session)
    _hold(session, by)
    tell(session, "moved" if was == State.CONFIRMED else "confirmed", by=by, before=before)
    return session


def _agreed(session: AdvisorySession) -> tuple[object, ...]:
    return session.starts_at, session.minutes, session.expert_id, session.modality, session.place


@operation(on="session")
def confirm_request(*, session: AdvisorySession, by: Person | None) -> AdvisorySession:
    """The expert says yes to a request on a published time, as it was asked."""
    if session.starts_at is None or session.expert is None:
        raise Refused(_("Agree a date first."), "day")
    if session.starts_at <= clock.now():
        raise Refused(_("Its time has already gone by: agree another date."), "day")
    experts.check_advises(session.expert, session.day)
    _check_somebody_comes(session)
    writing.move_to(session, State.CONFIRMED)
    session.expires_at = None
    session.sequence += 1
    writing.save(session)
    tell(session, "confirmed", by=by)
    return session


@operation(on="session")
def decline_session(
    *,
    session: AdvisorySession,
    reason: str,
    side: str,
    by: Person | None,
    on_behalf_of: Organization | None = None,
) -> AdvisorySession:
    """No to what was asked for or offered; what it held flows back."""
    _check_speaks_for_all(session, side, on_behalf_of)
    return _end(session, State.DECLINED, reason=reason, side=side, by=by)


@operation(on="session")
def expire_request(*, session: AdvisorySession, by: Person | None) -> AdvisorySession:
    """Nobody answered a request on a published time: the time and the hours are free again."""
    if session.expires_at is None or session.expires_at > clock.now():
        raise Refused(_("This request does not expire yet."))
    return _end(session, State.EXPIRED, reason="", side="", by=by)


@operation(on="session")
def cancel_session(
    *,
    session: AdvisorySession,
    reason: str,
    side: str,
    by: Person | None,
    on_behalf_of: Organization | None = None,
) -> AdvisorySession:
    """It will not be held. What a late cancellation by the council costs, the service says."""
    check_open(session)
    _check_speaks_for_all(session, side, on_behalf_of)
    service = session.service
    share = cancelling.share(service.late_share, are_confirmed=service.rules_are_confirmed)
    is_late = session.state == State.CONFIRMED and cancelling.is_late(
        session.starts_at, clock.now(), service.free_until_hours
    )
    held = ledger.open_hold(session)
    charged = cancelling.charged(held.minutes, share) if held and is_late and side == Side.COUNCIL else 0
    return _end(session, State.CANCELLED, reason=reason, side=side, by=by, charged=charged)


def _end(
    session: AdvisorySession, state: str, *, reason: str, side: str, by: Person | None, charged: int = 0
) -> AdvisorySession:
    was_confirmed = session.state == State.CONFIRMED
    writing.move_to(session, state)
    session.closed_at, session.closed_reason, session.closed_side = clock.now(), reason.strip(), side
    if was_confirmed:
        session.sequence += 1
    writing.save(session)
    ledger.capture(session=session, minutes=charged, by=by, reason=session.get_state_display())
    tell(session, state, by=by, was_confirmed=was_confirmed)
    return session


def _account_of(session: AdvisorySession) -> HourAccount | None:
    """Of the budget of the agreed day; a session that has crossed into another year moves its hold there."""
    assert session.day
    if still_pays(session.account, session.day):
        return session.account  # the package or the pool it was asked on
    rows = session.councils.exclude(reply=Reply.NOT_COMING).select_related("organization")
    return account_for(session.service, [row.organization for row in rows], session.day)


def _hold(session: AdvisorySession, by: Person | None) -> None:
    if session.account is None:
        ledger.release(session=session, by=by)
        return
    assert session.minutes
    ledger.hold_anew(session=session, account=session.account, minutes=session.minutes, by=by)


def still_pays(account: HourAccount | None, day: date) -> bool:
    """Of a budget and a package that reach that day. A closed budget keeps what it already holds."""
    if account is None or not account.budget.service.has_budget:
        return False
    budget = account.budget
    is_in_time = account.valid_until is None or day <= account.valid_until
    return budget.starts_on <= day <= budget.ends_on and is_in_time


def _check_somebody_comes(session: AdvisorySession) -> None:
    """Of an offer: a day that is agreed with its only council is its yes; several have to say it."""
    if session.state != State.OFFERED or session.councils.filter(reply=Reply.COMING).exists():
        return
    invited = session.councils.filter(reply=Reply.INVITED)
    if len(invited) != 1:
        raise Refused(_("No council has said yet that it comes: write down first who does."))
    invited.update(reply=Reply.COMING)


def _check_speaks_for_all(session: AdvisorySession, side: str, council: Organization | None) -> None:
    """One of several councils gives up its own place, and not that of the others.

    Only who may leave it instead is refused (`collective`): a mentor, or who has not answered, keeps nobody in.
    """
    if side != Side.COUNCIL or council is None:
        return
    others = session.councils.exclude(organization=council).filter(part=SessionCouncil.Part.ADVISED)
    others = others.filter(reply__in=states.replies_that_count(session.state))
    if others.exists():
        raise Refused(_("Other councils are in this session: say only that yours does not come."))


def check_open(session: AdvisorySession) -> None:
    if session.state not in states.OPEN:
        raise Refused(_("It cannot be done any more: «%s».") % session.get_state_display())
    if session.state == State.CONFIRMED and session.has_started(clock.now()):
        raise Refused(_("It has already begun: write down what came of it."))
