"""B24: for each event of a session, exactly whom it is told to, and what each calendar is told."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest

from advisory import operations
from advisory.models import AdvisorySession
from office import clock
from office.models import Message
from tests.advisory import slots
from tests.advisory.letters import Company, make_company, newest, told_by
from tests.advisory.sessions import ServiceFactory, confirm, let_it_begin, make_request

pytestmark = pytest.mark.django_db
REQUEST, CANCEL, NOTHING = "REQUEST", "CANCEL", ""
Act = Callable[[AdvisorySession], Any]


@pytest.fixture
def company(db: None) -> Company:
    return make_company()


def requested(company: Company, **values: Any) -> AdvisorySession:
    return make_request(None, company.council, by=company.technician, **values)


def with_slot(company: Company) -> AdvisorySession:
    """On a time that the expert publishes."""
    service = slots.assign(company.expert, ServiceFactory())
    slots.publish(company.expert)
    starts_at = clock.moment_of(slots.in_a_week(), time(9))
    return make_request(
        service, company.council, by=company.technician, expert=company.expert, starts_at=starts_at
    )


def confirmed(company: Company) -> AdvisorySession:
    return confirm(requested(company), expert=company.expert, by=company.coordination)


def begun(company: Company) -> AdvisorySession:
    return let_it_begin(confirmed(company))


def done(company: Company) -> AdvisorySession:
    session = begun(company)
    operations.log_outcome(session=session, minutes_used=60, summary="Fet.", by=company.expert)
    return session


def offered(company: Company, **values: Any) -> AdvisorySession:
    councils = [company.council, company.other_council]
    given = {
        "service": ServiceFactory(),
        "organizations": councils,
        "words": "Cures",
        "expert": company.expert,
    }
    day = {"day": clock.today() + timedelta(days=9), "hour": time(10)}
    session: AdvisorySession = operations.offer_session(by=company.coordination, **(given | day | values))
    return session


def accepted(company: Company) -> AdvisorySession:
    """Offered to two: the first has said yes, which confirmed it; the second has not answered."""
    session = offered(company)
    return operations.reply_to_offer(
        session=session, organization=company.council, comes=True, by=company.reference
    )


def assign(company: Company, session: AdvisorySession) -> Any:
    return operations.assign_expert(session=session, expert=company.other_expert, by=company.coordination)


def cancel(by: str, side: str) -> Callable[[Company, AdvisorySession], Any]:
    def act(company: Company, session: AdvisorySession) -> Any:
        who = getattr(company, by)
        return operations.cancel_session(session=session, reason="Ja no cal.", side=side, by=who)

    return act


def decline(company: Company, session: AdvisorySession) -> Any:
    return operations.decline_session(session=session, reason="No puc.", side="expert", by=company.expert)


def expire(company: Company, session: AdvisorySession) -> Any:
    AdvisorySession.objects.update(expires_at=clock.now() - timedelta(minutes=1))
    return operations.expire_request(session=session, by=None)


def move(company: Company, session: AdvisorySession) -> Any:
    return confirm(session, in_days=10, by=company.expert)


def hand_over_and_move(company: Company, session: AdvisorySession) -> Any:
    return confirm(session, in_days=10, expert=company.other_expert, by=company.coordination)


def answer(comes: bool) -> Callable[[Company, AdvisorySession], Any]:
    def act(company: Company, session: AdvisorySession) -> Any:
        values = {"organization": company.other_council, "comes": comes, "by": company.neighbour}
        return operations.reply_to_offer(session=session, **values)

    return act


def log(by: str) -> Callable[[Company, AdvisorySession], Any]:
    def act(company: Company, session: AdvisorySession) -> Any:
        who = getattr(company, by)
        return operations.log_outcome(session=session, minutes_used=90, summary="Plec revisat.", by=who)

    return act


CASES = {
    "the expert confirms a published time": (
        with_slot,
        lambda c, session: operations.confirm_request(session=session, by=c.expert),
        {("technician", REQUEST), ("expert", REQUEST), ("coordination", NOTHING), ("colleague", NOTHING)},
    ),
    "coordination agrees a date": (
        requested,
        lambda c, session: confirm(session, expert=c.expert, by=c.coordination),
        {("technician", REQUEST), ("expert", REQUEST)},
    ),
    "the expert moves it": (
        confirmed,
        move,
        {("technician", REQUEST), ("expert", REQUEST), ("coordination", NOTHING), ("colleague", NOTHING)},
    ),
    "a request is assigned": (requested, assign, {("technician", NOTHING), ("other_expert", NOTHING)}),
    "a published time is given to another expert": (
        with_slot,
        assign,
        {("technician", NOTHING), ("other_expert", NOTHING), ("expert", NOTHING)},
    ),
    "a confirmed session is given to another expert": (
        confirmed,
        assign,
        {("technician", REQUEST), ("other_expert", REQUEST), ("expert", CANCEL)},
    ),
    "it is moved and given to another expert at once": (
        confirmed,
        hand_over_and_move,
        {("technician", REQUEST), ("other_expert", REQUEST), ("expert", CANCEL)},
    ),
    "the expert declines": (
        with_slot,
        decline,
        {("technician", NOTHING), ("coordination", NOTHING), ("colleague", NOTHING)},
    ),
    "a request expires": (
        with_slot,
        expire,
        {("technician", NOTHING), ("expert", NOTHING), ("coordination", NOTHING), ("colleague", NOTHING)},
    ),
    "the council cancels before there is a date": (
        requested,
        cancel("technician", "council"),
        {("coordination", NOTHING), ("colleague", NOTHING)},
    ),
    "the council cancels what was confirmed": (
        confirmed,
        cancel("technician", "council"),
        {("technician", CANCEL), ("expert", CANCEL), ("coordination", NOTHING), ("colleague", NOTHING)},
    ),
    "coordination cancels": (
        confirmed,
        cancel("coordination", "coordination"),
        {("technician", CANCEL), ("expert", CANCEL)},
    ),
    "the first council says yes to an offer": (
        offered,
        lambda c, session: operations.reply_to_offer(
            session=session, organization=c.council, comes=True, by=c.reference
        ),
        {("reference", REQUEST), ("expert", REQUEST), ("neighbour", NOTHING), ("coordination", NOTHING),
         ("colleague", NOTHING)},
    ),
    "the second council says yes": (
        accepted,
        answer(comes=True),
        {("neighbour", REQUEST), ("expert", NOTHING), ("coordination", NOTHING), ("colleague", NOTHING)},
    ),
    "the second council says no": (
        accepted,
        answer(comes=False),
        {("expert", NOTHING), ("coordination", NOTHING), ("colleague", NOTHING)},
    ),
    "a council that was coming leaves": (
        lambda c: answer(comes=True)(c, accepted(c)),
        lambda c, session: operations.leave_session(
            session=session, organization=c.other_council, reason="", by=c.neighbour
        ),
        {("neighbour", CANCEL), ("expert", NOTHING), ("coordination", NOTHING), ("colleague", NOTHING)},
    ),
    "what two councils come to is cancelled": (
        lambda c: answer(comes=True)(c, accepted(c)),
        cancel("coordination", "coordination"),
        {("reference", CANCEL), ("neighbour", CANCEL), ("expert", CANCEL)},
    ),
    "the expert logs the outcome": (
        begun,
        log("expert"),
        {("technician", NOTHING), ("coordination", NOTHING), ("colleague", NOTHING)},
    ),
    "coordination logs the outcome": (
        begun, log("coordination"), {("technician", NOTHING), ("expert", NOTHING)},
    ),
    "nobody came": (
        begun,
        lambda c, session: operations.mark_no_show(session=session, absent="council", by=c.expert),
        {("technician", NOTHING), ("coordination", NOTHING), ("colleague", NOTHING)},
    ),
    "the council confirms the outcome": (
        done,
        lambda c, session: operations.confirm_outcome(session=session, by=c.technician),
        {("expert", NOTHING)},
    ),
    "the council does not agree": (
        done,
        lambda c, session: operations.dispute_outcome(session=session, words="Va durar menys.", by=c.technician),
        {("expert", NOTHING), ("coordination", NOTHING), ("colleague", NOTHING)},
    ),
    "coordination corrects the minutes": (
        done,
        lambda c, session: operations.correct_minutes(
            session=session, minutes_used=45, reason="Error.", by=c.coordination
        ),
        {("technician", NOTHING), ("expert", NOTHING)},
    ),
    "seven days of silence": (
        done,
        lambda c, session: accept_silence(session),
        set(),
    ),
}  # fmt: skip


def accept_silence(session: AdvisorySession) -> Any:
    AdvisorySession.objects.update(logged_at=clock.now() - timedelta(days=8))
    return operations.accept_silence(session=session, by=None)


@pytest.mark.parametrize("case", CASES)
def test_b24_event_is_told_once_to_whom_it_concerns(company, case):
    before, act, expected = CASES[case]
    session = before(company)

    told = told_by(company, lambda: act(company, session))

    assert told == expected


def test_b24_asking_gives_a_receipt_to_who_asks_and_work_to_the_coordination(company):
    told = told_by(company, lambda: requested(company))

    assert told == {("technician", NOTHING), ("coordination", NOTHING), ("colleague", NOTHING)}


def test_b24_asking_for_a_published_time_asks_its_expert_too(company):
    told = told_by(company, lambda: with_slot(company))

    assert told == {
        ("technician", NOTHING), ("expert", NOTHING), ("coordination", NOTHING), ("colleague", NOTHING),
    }  # fmt: skip


def test_b24_offer_asks_the_councils_and_is_no_invitation_yet(company):
    told = told_by(company, lambda: offered(company))

    assert told == {("reference", NOTHING), ("neighbour", NOTHING), ("expert", NOTHING)}


def test_b24_council_invited_later_is_the_only_one_asked(company):
    session = offered(company, organizations=[company.council])

    told = told_by(
        company,
        lambda: operations.invite_council(
            session=session, organization=company.other_council, by=company.coordination
        ),
    )

    assert told == {("neighbour", NOTHING)}


def test_b24_assigning_back_and_forth_tells_each_time(company):
    session = requested(company, expert=company.expert)
    assign(company, session)
    operations.assign_expert(session=session, expert=company.expert, by=company.coordination)

    told = told_by(company, lambda: assign(company, session))

    assert told == {("technician", NOTHING), ("other_expert", NOTHING), ("expert", NOTHING)}


def test_asking_by_telephone_answers_to_the_reference_person(company):
    told = told_by(company, lambda: make_request(None, company.council, by=company.coordination))

    assert told == {("reference", NOTHING)}


def test_who_is_of_the_coordination_and_gives_the_session_is_told_once(company):
    session = requested(company)

    told = told_by(company, lambda: confirm(session, expert=company.colleague, by=None))

    assert told == {("technician", REQUEST), ("colleague", REQUEST), ("coordination", NOTHING)}


def test_council_that_nothing_reaches_shows_in_the_state_of_the_system(company):
    company.reference.roles.all().delete()
    company.technician.roles.all().delete()

    make_request(None, company.council, by=company.coordination)

    assert [(row.state, row.organization_number) for row in Message.objects.all()] == [
        (Message.State.FAILED, company.council.pk)
    ]


def test_moving_it_once_more_writes_again(company):
    session = confirmed(company)
    move(company, session)
    first = newest(company.expert)

    confirm(session, in_days=12, by=company.expert)

    assert newest(company.expert).pk != first.pk
