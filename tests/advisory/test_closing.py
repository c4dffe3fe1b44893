"""The end of a period: what is left flows back, passes on or lapses; approved once, posted once."""

from datetime import date

import pytest
from django.db.models import Sum

from advisory import operations
from advisory.models import HourAccount, LedgerEntry, PeriodClosing
from advisory.rules.closing import Journal, journal
from office import clock
from office.models import AuditRow
from office.refusals import Refused
from tests.advisory.sessions import balances, confirm, let_it_begin, make_budget, make_request
from tests.cast import MemberFactory, PersonFactory


@pytest.mark.parametrize(
    ("pool", "packages", "carry", "expected"),
    [
        (600, [], 0, Journal({}, 0, 600)),
        (600, [], 240, Journal({}, 240, 360)),
        (600, [], 600, Journal({}, 600, 0)),
        (600, [(7, 60), (9, 0)], 0, Journal({7: 60}, 0, 660)),
        (0, [(7, 60)], 45, Journal({7: 60}, 45, 15)),
        (0, [], 0, Journal({}, 0, 0)),
        (100, [], 240, Journal({}, 100, 0)),  # never more than what is left
    ],
)
def test_b11_journal_of_a_closing(pool, packages, carry, expected):
    assert journal(pool, packages, carry) == expected


@pytest.fixture
def budget(db):
    """50 hours of this year, of which 90 minutes are used and 240 stand in a package."""
    budget, council = make_budget(3000), MemberFactory().organization
    session = let_it_begin(confirm(make_request(budget.service)))
    operations.log_outcome(session=session, minutes_used=90, summary="Plec revisat.", by=None)
    operations.allocate_package(budget=budget, organization=council, minutes=240, by=None)
    return budget


@pytest.fixture
def following(budget):
    year = clock.today().year + 1
    return make_budget(600, service=budget.service, starts_on=date(year, 1, 1), ends_on=date(year, 12, 31))


def close(budget, carry=0, by=None):
    operations.prepare_closing(budget=budget, carry_minutes=carry, by=by)
    operations.approve_closing(budget=budget, by=by)
    return operations.post_closing(budget=budget, by=by)


def lapsed(budget):
    return HourAccount.objects.get(budget=budget, kind="lapsed").balance_minutes


def moved(budget):
    entries = LedgerEntry.objects.filter(key__startswith=f"budget:{budget.pk}:closing")
    return set(entries.values_list("kind", "minutes"))


def test_b11_closing_passes_on_what_is_left_and_reconciles_to_the_minute(budget, following):
    close(budget, carry=600)

    assert moved(budget) == {("return", 240), ("carry", 600), ("lapse", 2310)}
    assert (balances(budget), lapsed(budget), balances(following)) == ((0, 0, 90), 2310, (1200, 0, 0))
    assert HourAccount.objects.aggregate(sum=Sum("balance_minutes"))["sum"] == 0


def test_b11_closing_three_times_is_closing_once(budget, following):
    close(budget, carry=600)
    once = list(HourAccount.objects.order_by("pk").values_list("balance_minutes", "held_minutes"))
    closed_at = PeriodClosing.objects.get().posted_at

    for _time in range(2):
        operations.approve_closing(budget=budget, by=None)
        operations.post_closing(budget=budget, by=None)

    again = list(HourAccount.objects.order_by("pk").values_list("balance_minutes", "held_minutes"))
    budget.refresh_from_db()
    assert (again, PeriodClosing.objects.get().posted_at, budget.closed_at) == (once, closed_at, closed_at)
    assert len(moved(budget)) == 3


def test_b11_no_more_than_what_is_left_passes_on(budget, following):
    with pytest.raises(Refused, match="Només queden 48 h 30 min"):
        operations.prepare_closing(budget=budget, carry_minutes=2911, by=None)

    assert not PeriodClosing.objects.exists()


def test_hours_pass_on_only_where_a_next_budget_is_open(budget):
    with pytest.raises(Refused, match="Obriu-la abans"):
        operations.prepare_closing(budget=budget, carry_minutes=60, by=None)


def test_preparing_moves_nothing_and_can_be_repeated(budget, following):
    before = LedgerEntry.objects.count()

    operations.prepare_closing(budget=budget, carry_minutes=600, by=None)
    operations.prepare_closing(budget=budget, carry_minutes=60, by=None)

    closing = PeriodClosing.objects.get()
    assert (closing.state, closing.carry_minutes, closing.to_budget) == ("draft", 60, following)
    assert LedgerEntry.objects.count() == before


def test_draft_is_not_posted(budget):
    operations.prepare_closing(budget=budget, carry_minutes=0, by=None)

    with pytest.raises(Refused, match="Cal aprovar"):
        operations.post_closing(budget=budget, by=None)

    assert moved(budget) == set()


def test_approved_closing_is_not_changed_but_taken_back(budget):
    operations.prepare_closing(budget=budget, carry_minutes=0, by=None)
    operations.approve_closing(budget=budget, by=PersonFactory())
    with pytest.raises(Refused, match="Retireu-lo abans"):
        operations.prepare_closing(budget=budget, carry_minutes=0, by=None)

    operations.cancel_closing(budget=budget, by=None)

    assert not PeriodClosing.objects.exists()
    assert AuditRow.objects.filter(operation="advisory.cancel_closing").count() == 1


def test_open_session_is_named_and_has_to_be_settled_first(budget):
    session = make_request(budget.service, MemberFactory(organization__short_name="Vic").organization)
    operations.prepare_closing(budget=budget, carry_minutes=0, by=None)

    with pytest.raises(Refused, match=r"Resoleu abans .*Ajuntament de Vic"):
        operations.approve_closing(budget=budget, by=None)
    operations.cancel_session(session=session, reason="Ja no cal.", side="council", by=None)
    operations.approve_closing(budget=budget, by=None)

    assert PeriodClosing.objects.get().state == "approved"


def test_what_was_approved_is_what_is_posted(budget):
    operations.prepare_closing(budget=budget, carry_minutes=0, by=None)
    operations.approve_closing(budget=budget, by=None)
    operations.grant_hours(budget=budget, minutes=60, reason="Addenda", by=None)

    with pytest.raises(Refused, match="torneu-lo a aprovar"):
        operations.post_closing(budget=budget, by=None)

    assert moved(budget) == set()


def test_posted_closing_is_not_taken_back(budget):
    close(budget)

    with pytest.raises(Refused, match="ja no es pot retirar"):
        operations.cancel_closing(budget=budget, by=None)


def test_b12_closed_budget_refuses_every_movement_in_words(budget, cast):
    session = make_request(budget.service)
    let_it_begin(confirm(session))
    operations.log_outcome(session=session, minutes_used=150, summary="Plec llarg.", by=None)
    close(budget)

    with pytest.raises(Refused, match="la bossa és tancada"):
        operations.approve_overrun(session=session, reason="El plec era llarg.", by=cast.coordination)
    with pytest.raises(Refused, match="la bossa és tancada"):
        operations.grant_hours(budget=budget, minutes=60, reason="Addenda", by=None)
    with pytest.raises(Refused, match="encara no hi ha bossa d'hores"):
        make_request(budget.service)

    assert balances(budget) == (0, 0, 210)


def test_who_approved_stands_on_each_movement(budget):
    approver = PersonFactory()

    close(budget, by=approver)

    entries = LedgerEntry.objects.filter(key__startswith=f"budget:{budget.pk}:closing")
    assert set(entries.values_list("approved_by", flat=True)) == {approver.pk}
