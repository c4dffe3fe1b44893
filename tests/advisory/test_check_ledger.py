"""The ledger replayed: whole after every operation, and each drift told in words."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from advisory import ledger_check, operations, tasks
from advisory.models import AdvisorySession, HourAccount, HourBudget, LedgerEntry
from office import clock, health
from tests.advisory.sessions import confirm, let_it_begin, make_budget, make_request, pool
from tests.cast import MemberFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget():
    """With a session done, one that holds hours, one cancelled and a package."""
    budget, council = make_budget(3000), MemberFactory().organization
    operations.allocate_package(budget=budget, organization=council, minutes=240, by=None)
    done = let_it_begin(confirm(make_request(budget.service)))
    operations.log_outcome(session=done, minutes_used=150, summary="Plec revisat.", by=None)
    operations.approve_overrun(session=done, reason="El plec era llarg.", by=PersonFactory())
    operations.cancel_session(
        session=make_request(budget.service), reason="Ja no cal.", side="council", by=None
    )
    make_request(budget.service, council)
    return budget


def tamper(table, sql, *values):
    """As somebody with the database's own keys would: the guards of the table are off meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(sql, values)
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def of_account(sql, account):
    tamper("advisory_houraccount", f"UPDATE advisory_houraccount SET {sql} WHERE id = %s", account.pk)


def of_session(sql, session):
    tamper("advisory_advisorysession", f"UPDATE advisory_advisorysession SET {sql} WHERE id = %s", session.pk)


def test_ledger_is_whole_after_every_operation(budget):
    assert ledger_check.drifts() == []


def test_check_is_one_question_however_many_rows(budget, django_assert_num_queries):
    with django_assert_num_queries(1):
        ledger_check.drifts()


def test_balance_that_somebody_wrote_is_told(budget):
    of_account("balance_minutes = balance_minutes + 60", pool(budget))

    assert ledger_check.drifts() == [
        f"{budget}: Hores de tothom: el saldo diu 44 h 30 min, i els moviments sumen 43 h 30 min.",
        "La suma de tots els comptes ha de ser zero, i és 1 h.",
    ]


def test_held_minutes_that_no_hold_explains_are_told(budget):
    of_account("held_minutes = 15", pool(budget))

    [said] = ledger_check.drifts()

    assert said.endswith("hi consten 15 min reservades, i les reserves obertes sumen 0 min.")


def test_open_session_that_holds_other_minutes_is_told(budget):
    session = AdvisorySession.objects.get(state="requested")
    of_session("minutes = 60", session)

    [said] = ledger_check.drifts()

    assert said.endswith(
        f"(núm. {session.pk}): hauria de reservar 1 h al seu compte, una sola vegada, i reserva 2 h."
    )


def test_hold_of_a_session_that_ended_is_told(budget):
    session = AdvisorySession.objects.get(state="requested")
    of_session("state = 'declined'", session)

    [said] = ledger_check.drifts()

    hold = LedgerEntry.objects.open_holds().get()
    assert said == f"moviment núm. {hold.pk}: reserva 2 h per a un assessorament que no és obert."


def test_session_done_without_its_charge_is_told(budget):
    session = make_request(budget.service)
    operations.decline_session(session=session, reason="", side="coordination", by=None)
    day = clock.today().isoformat()
    of_session(f"state = 'done', minutes_used = 45, day = '{day}'", session)

    [said] = ledger_check.drifts()

    assert said.endswith(": va durar 45 min i no s'ha descomptat res.")


def test_charge_of_a_session_that_was_declined_is_told(budget):
    of_session("state = 'declined', answer = ''", AdvisorySession.objects.get(state="done"))

    [said] = ledger_check.drifts()

    assert said.endswith("s'han descomptat hores, i ni s'ha fet ni s'ha cancel·lat.")


def test_closed_budget_with_hours_left_is_told(budget):
    HourBudget.objects.update(closed_at=clock.now())

    assert [said.split(": ")[-1] for said in ledger_check.drifts()] == [
        "la bossa és tancada i hi queden 43 h 30 min.",
        "la bossa és tancada i hi queden 4 h.",
    ]


def test_command_ends_with_one_and_prints_each_drift(budget):
    of_account("held_minutes = 15", HourAccount.objects.get(kind="delivered"))
    said = StringIO()

    with pytest.raises(SystemExit) as ended:
        call_command("check_ledger", stderr=said)

    assert ended.value.code == 1
    assert len(said.getvalue().splitlines()) == 1
    assert health.state()["hour_ledger"] is False


def test_command_of_a_whole_ledger_says_so_and_health_reads_it(budget):
    said = StringIO()
    before = health.state()["hour_ledger"]

    call_command("check_ledger", stdout=said)

    assert (before, health.state()["hour_ledger"]) == (None, True)
    assert said.getvalue() == "The ledger of hours is whole.\n"


def test_task_keeps_what_it_found(budget):
    of_account("balance_minutes = balance_minutes + 60", pool(budget))

    tasks.check_ledger()

    assert ledger_check.ledger_is_whole() is False


def test_dead_cache_is_nobody_knows(settings):
    backend = "django.core.cache.backends.redis.RedisCache"
    settings.CACHES = {"default": {"BACKEND": backend, "LOCATION": "redis://127.0.0.1:1/0"}}

    assert ledger_check.ledger_is_whole() is None
