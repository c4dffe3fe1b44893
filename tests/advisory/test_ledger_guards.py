"""What the database itself refuses, asked directly: no page, form or operation stands in between."""

from uuid import uuid4

import psycopg.errors
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from advisory.models import HourAccount, HourBudget, LedgerEntry
from advisory.operations import ledger
from office import clock
from tests.advisory.sessions import ServiceFactory, balances, make_budget, make_request, pool
from tests.cast import MemberFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def budget():
    return make_budget(180)


@pytest.fixture
def hold(budget):
    """Of two hours, out of three."""
    return ledger.open_hold(make_request(budget.service))


def of_kind(budget, kind):
    return HourAccount.objects.get(budget=budget, kind=kind)


def insert(kind, debit, credit, minutes, **values):
    entry = LedgerEntry(kind=kind, debit=debit, credit=credit, minutes=minutes, key=str(uuid4()), **values)
    with transaction.atomic():
        entry.save(force_insert=True)


def refused(constraint, *given, **values):
    with pytest.raises(IntegrityError) as error:
        insert(*given, **values)
    return error.value.__cause__.diag.constraint_name == constraint


def ask(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE advisory_ledgerentry SET minutes = 1",
        "UPDATE advisory_ledgerentry SET reason = 'Cap'",
        "UPDATE advisory_ledgerentry SET made_at = now()",
        "DELETE FROM advisory_ledgerentry",
        "TRUNCATE advisory_ledgerentry CASCADE",
    ],
)
def test_movement_is_not_edited_deleted_or_swept_away(budget, sql):
    with pytest.raises(DatabaseError) as error:
        ask("SET CONSTRAINTS ALL IMMEDIATE; " + sql)

    assert isinstance(error.value.__cause__, psycopg.errors.CheckViolation)
    assert LedgerEntry.objects.get().minutes == 180


def test_who_made_a_movement_follows_the_person_it_was_joined_to(budget):
    person = PersonFactory()

    ask("UPDATE advisory_ledgerentry SET by_id = %s", person.pk)

    assert LedgerEntry.objects.get().by == person


@pytest.mark.parametrize("column", ["balance_minutes", "held_minutes"])
def test_balance_is_not_written_by_hand(budget, column):
    with pytest.raises(IntegrityError) as error:
        ask(f"UPDATE advisory_houraccount SET {column} = 60 WHERE kind = 'pool'")

    assert error.value.__cause__.diag.constraint_name == "balance_by_entries"
    assert balances(budget) == (180, 0, 0)


def test_account_begins_with_nothing(budget):
    council = MemberFactory().organization

    with pytest.raises(IntegrityError):
        HourAccount.objects.create(budget=budget, kind="package", organization=council, balance_minutes=60)


def test_b06_more_than_there_is_is_not_held(budget, hold):
    taken, given = hold.debit, hold.credit

    assert refused("no_overspend", "hold", taken, given, 61, session=hold.session)
    insert("hold", taken, given, 60, session=hold.session)
    assert balances(budget) == (180, 180, 0)


@pytest.mark.parametrize("first", ["capture", "release"])
@pytest.mark.parametrize("second", ["capture", "release"])
def test_b16_hold_is_resolved_once(budget, hold, first, second):
    values = {"hold": hold, "session": hold.session}
    insert(first, hold.debit, hold.credit, 120, **values)

    assert refused("hold_resolves_once", second, hold.debit, hold.credit, 120, **values)


def test_no_more_is_captured_than_was_held(budget, hold):
    values = {"hold": hold, "session": hold.session}

    constraint = "resolution_matches_its_hold"
    assert refused(constraint, "capture", hold.debit, hold.credit, 121, **values)
    assert balances(budget) == (180, 120, 0)


def test_release_gives_back_exactly_what_was_held(budget, hold):
    values = {"hold": hold, "session": hold.session}

    assert refused("resolution_matches_its_hold", "release", hold.debit, hold.credit, 119, **values)


def test_b08_resolution_is_on_the_account_and_the_session_of_its_hold(budget, hold):
    other = make_budget(service=ServiceFactory(has_budget=True))
    foreign = make_request()
    constraint = "resolution_matches_its_hold"

    assert refused(constraint, "capture", hold.debit, hold.credit, 60, hold=hold, session=foreign)
    assert refused(
        constraint, "capture", pool(other), of_kind(other, "delivered"), 60, hold=hold, session=hold.session
    )


@pytest.mark.parametrize(
    ("kind", "debit", "credit"),
    [
        ("grant", "pool", "source"),
        ("grant", "source", "delivered"),
        ("hold", "source", "delivered"),
        ("hold", "pool", "lapsed"),
        ("lapse", "pool", "delivered"),
        ("lapse", "delivered", "lapsed"),
        ("allocate", "pool", "lapsed"),
        ("return", "delivered", "pool"),
        ("carry", "pool", "lapsed"),
    ],
)
def test_b17_movement_goes_between_its_kinds_of_account_only(budget, kind, debit, credit):
    accounts = of_kind(budget, debit), of_kind(budget, credit)

    assert refused("entry_between_its_accounts", kind, *accounts, 60)


@pytest.mark.parametrize(("kind", "debit"), [("grant", "source"), ("adjust", "pool")])
def test_only_a_carry_goes_to_another_budget(budget, kind, debit):
    other = make_budget(service=ServiceFactory(has_budget=True))
    values = {"approved_by": PersonFactory(), "reason": "Prova"}

    assert refused("entry_between_its_accounts", kind, of_kind(budget, debit), pool(other), 60, **values)


@pytest.mark.parametrize("minutes", [0, -60])
def test_b15_movement_moves_something(budget, minutes):
    with pytest.raises(IntegrityError):
        insert("grant", of_kind(budget, "source"), pool(budget), minutes)


def test_b12_correction_has_its_approver_and_its_reason(budget):
    accounts = pool(budget), of_kind(budget, "lapsed")

    assert refused("adjustment_is_approved", "adjust", *accounts, 60, reason="Prova")
    assert refused("adjustment_is_approved", "adjust", *accounts, 60, approved_by=PersonFactory())


def test_b12_delivered_hours_never_go_below_zero(budget):
    values = {"approved_by": PersonFactory(), "reason": "Prova"}

    assert refused("no_overspend", "adjust", of_kind(budget, "delivered"), pool(budget), 1, **values)


def test_closed_budget_takes_no_movement(budget, hold):
    HourBudget.objects.filter(pk=budget.pk).update(closed_at=clock.now())

    assert refused("budget_is_open", "grant", of_kind(budget, "source"), pool(budget), 60)
    assert refused("budget_is_open", "release", hold.debit, hold.credit, 120, hold=hold, session=hold.session)
    assert balances(budget) == (180, 120, 0)


def test_same_key_is_one_movement(budget):
    values = {"kind": "grant", "debit": of_kind(budget, "source"), "credit": pool(budget), "key": "un-cop"}

    first = ledger.post(minutes=60, **values)
    second = ledger.post(minutes=60, **values)

    assert (first.pk, balances(budget)) == (second.pk, (240, 0, 0))
