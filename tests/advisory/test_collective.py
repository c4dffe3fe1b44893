"""Sessions of several councils: the first yes confirms, hours are charged once, whoever comes."""

from datetime import time, timedelta

import pytest

from advisory import operations
from advisory.models import HourAccount
from advisory.operations import ledger
from office import clock
from office.refusals import Refused
from tests.advisory.sessions import (
    ServiceFactory,
    balances,
    confirm,
    let_it_begin,
    make_budget,
    make_request,
    pool,
)
from tests.cast import CouncilFactory, MemberFactory, PersonFactory

pytestmark = pytest.mark.django_db


def councils(count):
    return [MemberFactory().organization for _ in range(count)]


def offer(service, organizations, *, dated=True, **values):
    if dated:
        values = {
            "day": clock.today() + timedelta(days=7),
            "hour": time(10),
            "expert": PersonFactory(),
        } | values
    return operations.offer_session(
        service=service, organizations=organizations, words="Compra conjunta.", by=None, **values
    )


def reply(session, organization, *, comes=True, **values):
    return operations.reply_to_offer(
        session=session, organization=organization, comes=comes, by=None, **values
    )


def replies(session):
    return [row.reply for row in session.councils.all()]


def package(budget, organization, minutes):
    account = HourAccount.objects.create(budget=budget, kind="package", organization=organization)
    ledger.post(
        kind="allocate", debit=pool(budget), credit=account, minutes=minutes, key=f"test:{account.pk}"
    )
    return account


def held(account):
    account.refresh_from_db()
    return account.held_minutes


def test_first_yes_confirms_and_hours_are_held_once():
    budget = make_budget(3000)
    first, second = councils(2)
    session = offer(budget.service, [first, second])

    reply(session, second, attendees="Alcaldia i tècnica")

    assert (session.state, session.sequence, balances(budget)) == ("confirmed", 1, (3000, 120, 0))
    assert replies(session) == ["invited", "coming"]


def test_second_yes_is_invited_on_the_same_session():
    budget = make_budget(3000)
    first, second = councils(2)
    session = offer(budget.service, [first, second])
    reply(session, first)

    reply(session, second)

    assert (session.state, session.sequence, balances(budget)) == ("confirmed", 2, (3000, 120, 0))


def test_yes_to_an_offer_without_a_date_waits_for_it():
    first, second = councils(2)
    session = offer(ServiceFactory(), [first, second], dated=False)

    reply(session, first)

    assert (session.state, replies(session)) == ("offered", ["coming", "invited"])


def test_all_noes_decline_and_give_the_hours_back():
    budget = make_budget(3000)
    first, second = councils(2)
    session = offer(budget.service, [first, second])

    reply(session, first, comes=False)
    reply(session, second, comes=False)

    assert (session.state, session.closed_side, balances(budget)) == ("declined", "council", (3000, 0, 0))


def test_one_no_leaves_the_offer_to_the_other():
    first, second = councils(2)
    session = offer(ServiceFactory(), [first, second])

    reply(session, first, comes=False)

    assert (session.state, replies(session)) == ("offered", ["not_coming", "invited"])


def test_who_said_no_may_say_yes_while_it_is_offered():
    first, second = councils(2)
    session = offer(ServiceFactory(), [first, second])
    reply(session, first, comes=False)

    reply(session, first)

    assert (session.state, replies(session)) == ("confirmed", ["coming", "invited"])


def test_hours_are_charged_once_whoever_comes():
    budget = make_budget(3000)
    three = councils(3)
    session = offer(budget.service, three)
    for council in three:
        reply(session, council)

    operations.log_outcome(session=let_it_begin(session), minutes_used=90, summary="Fet.", by=None)

    assert balances(budget) == (2910, 0, 90)


def test_council_that_pays_and_says_no_passes_the_hold_on():
    budget = make_budget(3000)
    first, second = councils(2)
    payer, other = package(budget, first, 240), package(budget, second, 240)
    session = offer(budget.service, [first, second])

    reply(session, first, comes=False)

    assert (held(payer), held(other), session.account) == (0, 120, other)


def test_council_that_pays_leaves_only_if_others_have_the_hours():
    budget = make_budget(240)
    first, second = councils(2)
    payer = package(budget, first, 240)
    session = offer(budget.service, [first, second])
    reply(session, first)
    reply(session, second)

    with pytest.raises(Refused, match="ningú més no té hores"):
        operations.leave_session(session=session, organization=first, reason="Vaga", by=None)

    assert held(payer) == 120


def test_council_leaves_and_the_session_goes_on():
    first, second = councils(2)
    session = confirm(make_request(None, first))
    operations.join_session(session=session, organization=second, by=None)

    operations.leave_session(session=session, organization=first, reason="Coincideix amb el ple", by=None)

    assert (session.state, session.sequence, replies(session)) == ("confirmed", 3, ["not_coming", "coming"])


def test_only_council_cancels_and_does_not_leave():
    (council,) = councils(1)
    session = confirm(make_request(None, council))

    with pytest.raises(Refused, match="cancel·leu la sessió"):
        operations.leave_session(session=session, organization=council, reason="Vaga", by=None)


def test_one_council_cannot_cancel_for_the_others():
    first, second = councils(2)
    session = confirm(make_request(None, first))
    operations.join_session(session=session, organization=second, by=None)

    with pytest.raises(Refused, match="hi ha altres ens"):
        operations.cancel_session(
            session=session, reason="Vaga", side="council", on_behalf_of=second, by=None
        )


def test_joining_twice_is_refused():
    session = confirm(make_request())
    (council,) = councils(1)
    operations.join_session(session=session, organization=council, by=None)

    with pytest.raises(Refused, match="ja hi és"):
        operations.join_session(session=session, organization=council, by=None)


def test_council_out_of_the_network_does_not_join():
    session = confirm(make_request())

    with pytest.raises(Refused, match="no forma part de la Xarxa"):
        operations.join_session(session=session, organization=CouncilFactory(), by=None)


def test_invited_council_answers_for_itself():
    first, second = councils(2)
    session = offer(ServiceFactory(), [first])

    operations.invite_council(session=session, organization=second, by=None)

    assert (session.state, replies(session)) == ("offered", ["invited", "invited"])


def test_reply_of_a_council_that_was_not_asked_is_refused():
    session = offer(ServiceFactory(), councils(1))

    with pytest.raises(Refused, match="no hi és"):
        reply(session, councils(1)[0])


def test_reply_after_its_time_is_refused():
    (council,) = councils(1)
    session = let_it_begin(offer(ServiceFactory(), [council]))

    with pytest.raises(Refused, match="ja ha passat"):
        reply(session, council)


def test_expert_does_not_confirm_an_offer_that_nobody_accepted():
    session = offer(ServiceFactory(), councils(2))

    with pytest.raises(Refused, match="Encara no ha dit"):
        operations.confirm_request(session=session, by=None)


def test_date_agreed_with_the_only_council_is_its_yes():
    session = confirm(offer(ServiceFactory(), councils(1), dated=False))

    assert (session.state, replies(session)) == ("confirmed", ["coming"])


def test_council_named_twice_takes_part_once():
    (council,) = councils(1)

    session = make_request(None, council, council)

    assert replies(session) == ["coming"]


def test_mentor_accompanies_who_asks():
    advised, mentor = councils(2)

    session = make_request(ServiceFactory(kind="mentoring"), advised, mentor=mentor)

    assert [(row.organization, row.part) for row in session.councils.all()] == [
        (advised, "advised"),
        (mentor, "mentor"),
    ]


def test_mentor_is_of_mentoring_sessions_only():
    advised, mentor = councils(2)

    with pytest.raises(Refused, match="Només les sessions de mentoria"):
        make_request(None, advised, mentor=mentor)


def test_council_is_not_its_own_mentor():
    (council,) = councils(1)

    with pytest.raises(Refused, match="no s'acompanya a si mateix"):
        make_request(ServiceFactory(kind="mentoring"), council, mentor=council)
