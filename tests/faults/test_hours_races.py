"""Many at once on one expert, one budget, one session: exactly what there is, is given, and everybody else is told.

Numbers (B1, B2…) as in `tests.advisory.test_known_failures`.
"""

import random
import threading
import time as real_time
from collections import Counter
from datetime import time, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from advisory import operations
from advisory.models import AdvisorySession, HourAccount, LedgerEntry
from advisory.operations import ledger
from office import clock
from office.models import Message
from office.refusals import Refused
from tests.advisory.invariants import broken
from tests.advisory.sessions import (
    ServiceFactory,
    balances,
    confirm,
    let_it_begin,
    make_budget,
    make_request,
    pool,
)
from tests.advisory.slots import in_a_week, make_expert, publish
from tests.cast import MemberFactory, PersonFactory, RoleFactory

pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True)]
SECONDS = 5  # of random work
State = AdvisorySession.State


def at_once(*calls):
    """What each of these came to, all started together: «done», «refused», or the name of an error."""
    start, found = threading.Barrier(len(calls)), []

    def one(call):
        try:
            start.wait(30)
            call()
            found.append("done")
        except Refused:
            found.append("refused")
        except Exception as error:  # noqa: BLE001  whatever it is, the test has to show it
            found.append(repr(error)[:200])
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[call]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return Counter(found)


def anew(session):
    """As a request of its own would read it."""
    return AdvisorySession.objects.get(pk=session.pk)


def cancel(session):
    return operations.cancel_session(session=anew(session), reason="Ja no cal", side="council", by=None)


def log(session):
    return operations.log_outcome(session=anew(session), minutes_used=90, summary="Fet", by=None)


def kinds():
    return sorted(LedgerEntry.objects.exclude(kind="grant").values_list("kind", flat=True))


def test_b01_fifty_overlapping_requests_on_one_expert_book_once():
    budget = make_budget(50 * 120)
    council, expert = MemberFactory().organization, make_expert(budget.service)
    publish(expert, slot_minutes=15, to_time=time(13))
    nine = clock.moment_of(in_a_week(), time(9))

    def ask(quarters):
        # Eight beginnings within two hours: each of them meets all the others.
        return lambda: make_request(
            budget.service, council, expert=expert, starts_at=nine + timedelta(minutes=15 * quarters)
        )

    found = at_once(*[ask(number % 8) for number in range(50)])

    assert found == {"done": 1, "refused": 49}
    assert (AdvisorySession.objects.count(), balances(budget)[1], broken()) == (1, 120, [])


def test_b02_request_blocks_its_time():
    budget = make_budget(3000)
    expert, nine = make_expert(budget.service), clock.moment_of(in_a_week(), time(9))
    publish(expert)
    make_request(budget.service, expert=expert, starts_at=nine)

    with pytest.raises(Refused, match="ja té una sessió"):
        make_request(budget.service, expert=expert, starts_at=nine + timedelta(hours=1))
    assert AdvisorySession.objects.count() == 1


def test_b03_two_confirms_at_once_make_one_and_invite_each_once():
    budget = make_budget(3000)
    expert, nine = make_expert(budget.service), clock.moment_of(in_a_week(), time(9))
    publish(expert)
    technician = RoleFactory(organization=MemberFactory().organization).person
    council = technician.roles.get().organization
    session = make_request(budget.service, council, expert=expert, starts_at=nine, by=technician)

    found = at_once(*[lambda: operations.confirm_request(session=anew(session), by=None)] * 6)

    invited = Message.objects.filter(kind="session_invitation").values_list("person", flat=True)
    assert (found, anew(session).sequence, broken()) == ({"done": 1, "refused": 5}, 1, [])
    assert sorted(invited) == sorted([expert.pk, technician.pk])


def test_b02_two_requests_are_not_agreed_at_one_time():
    sessions, expert = [make_request(), make_request()], PersonFactory()

    found = at_once(*[lambda session=session: confirm(anew(session), expert=expert) for session in sessions])

    assert found == {"done": 1, "refused": 1}
    assert sorted(anew(session).state for session in sessions) == ["confirmed", "requested"]


def test_b03_first_yes_of_several_councils_at_once_confirms_once():
    councils = [MemberFactory().organization for _ in range(6)]
    session = operations.offer_session(
        service=ServiceFactory(), organizations=councils, words="Compra", by=None, expert=PersonFactory(),
        day=clock.today() + timedelta(days=3), hour=time(10),
    )  # fmt: skip

    found = at_once(
        *[
            lambda council=council: operations.reply_to_offer(
                session=anew(session), organization=council, comes=True, by=None
            )
            for council in councils
        ]
    )

    assert found == {"done": 6}
    assert (anew(session).state, anew(session).sequence) == ("confirmed", 6)
    assert session.councils.filter(reply="coming").count() == 6


def test_b06_package_of_240_minutes_takes_four_sessions_of_60():
    budget = make_budget(3000, service=ServiceFactory(has_budget=True, default_minutes=60))
    council = MemberFactory().organization
    package = HourAccount.objects.create(budget=budget, kind="package", organization=council)
    ledger.post(kind="allocate", debit=pool(budget), credit=package, minutes=240, key="test:package")

    found = at_once(*[lambda: make_request(budget.service, council)] * 40)

    package.refresh_from_db()
    assert found == {"done": 4, "refused": 36}
    assert (package.held_minutes, package.free_minutes, balances(budget)[1], broken()) == (240, 0, 0, [])


def test_b09_many_longer_dates_at_once_stay_within_the_budget():
    budget = make_budget(10 * 60, service=ServiceFactory(has_budget=True, default_minutes=60))
    sessions = [confirm(make_request(budget.service)) for _ in range(8)]

    found = at_once(
        *[lambda session=session: confirm(anew(session), minutes=120, hour=time(16)) for session in sessions]
    )

    assert found == {"done": 2, "refused": 6}
    assert (balances(budget), broken()) == ((600, 600, 0), [])


def test_b16_twenty_cancels_give_the_hours_back_once():
    budget = make_budget(3000)
    session = confirm(make_request(budget.service))

    found = at_once(*[lambda: cancel(session)] * 20)

    assert found == {"done": 1, "refused": 19}
    assert (kinds(), balances(budget), broken()) == (["hold", "release"], (3000, 0, 0), [])


def test_b16_hold_is_charged_or_given_back_and_never_both():
    budget = make_budget(3000)
    session = let_it_begin(confirm(make_request(budget.service)))

    found = at_once(*[lambda: log(session), lambda: nobody_came(session)] * 10)

    assert found == {"done": 1, "refused": 19}
    assert (kinds() in (["capture", "hold"], ["hold", "release"]), broken()) == (True, [])


def nobody_came(session):
    return operations.mark_no_show(session=anew(session), absent="expert", by=None)


def test_one_form_sent_twenty_times_asks_once():
    budget = make_budget(3000)
    council, once = MemberFactory().organization, uuid4()

    found = at_once(*[lambda: make_request(budget.service, council, once=once)] * 20)

    assert found == {"done": 20}
    assert (AdvisorySession.objects.count(), balances(budget)[1], broken()) == (1, 120, [])


def test_offer_sent_twice_is_made_once():
    council, once = MemberFactory().organization, uuid4()
    service = ServiceFactory()

    found = at_once(
        *[
            lambda: operations.offer_session(
                service=service, organizations=[council], words="Compra", once=once, by=None
            )
        ]
        * 6
    )

    assert (found, AdvisorySession.objects.count()) == ({"done": 6}, 1)


def test_overrun_is_charged_once():
    budget, boss = make_budget(3000), PersonFactory()
    session = let_it_begin(confirm(make_request(budget.service)))
    operations.log_outcome(session=session, minutes_used=180, summary="Fet", by=None)

    found = at_once(
        *[lambda: operations.approve_overrun(session=anew(session), reason="Era llarg", by=boss)] * 6
    )

    assert (found, balances(budget), broken()) == ({"done": 1, "refused": 5}, (2820, 0, 180), [])


def test_random_work_on_few_accounts_meets_no_deadlock():
    budget = make_budget(20 * 120)
    councils = [MemberFactory().organization for _ in range(3)]
    experts = [PersonFactory() for _ in range(2)]
    for council in councils[:2]:
        package = HourAccount.objects.create(budget=budget, kind="package", organization=council)
        ledger.post(
            kind="allocate", debit=pool(budget), credit=package, minutes=480, key=f"test:{package.pk}"
        )
    until = real_time.monotonic() + SECONDS

    def work(seed):
        def go_on():
            chance = random.Random(seed)
            while real_time.monotonic() < until:
                try:
                    one_step(chance, budget.service, councils, experts)
                except Refused:
                    continue

        return go_on

    before = deadlocks()
    found = at_once(*[work(seed) for seed in range(16)])

    assert (found, broken(), deadlocks() - before) == ({"done": 16}, [], 0)
    assert AdvisorySession.objects.count() > 8


def deadlocks():
    """That PostgreSQL had to end: refused in words too, so nobody but it knows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_stat_clear_snapshot()")
        cursor.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        return cursor.fetchone()[0]


def one_step(chance, service, councils, experts):
    session = AdvisorySession.objects.filter(state__in=["requested", "confirmed"]).order_by("?").first()
    if session is None or chance.random() < 0.3:
        make_request(service, *chance.sample(councils, 2))
        return
    day = {"in_days": chance.choice([3, 4]), "hour": time(chance.choice([9, 10, 11]))}
    chance.choice([
        lambda: cancel(session),
        lambda: confirm(session, expert=chance.choice(experts), minutes=chance.choice([60, 120, 180]), **day),
        lambda: operations.assign_expert(session=session, expert=chance.choice(experts), by=None),
        lambda: operations.join_session(session=session, organization=chance.choice(councils), by=None),
        lambda: operations.leave_session(
            session=session, organization=chance.choice(councils), reason="Vaga", by=None
        ),
    ])()  # fmt: skip
