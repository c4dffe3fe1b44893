"""The hours of a budget outside its sessions: granted, corrected, set aside for a council and given back."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db.models import Sum

from advisory import operations, tasks
from advisory.models import HourAccount, LedgerEntry
from office import clock
from office.refusals import Refused
from tests.advisory.sessions import ServiceFactory, balances, confirm, make_budget, make_request, pool
from tests.cast import CouncilFactory, MemberFactory, PersonFactory
from tests.workplan.plans import FundingSourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return MemberFactory().organization


def of_kind(budget, kind):
    return HourAccount.objects.get(budget=budget, kind=kind)


def package(budget, organization):
    return HourAccount.objects.get(budget=budget, kind="package", organization=organization)


def test_hours_are_added_with_where_they_come_from():
    budget = make_budget(3000)

    operations.grant_hours(budget=budget, minutes=600, reason=" Addenda al Conveni ", by=None)

    entry = LedgerEntry.objects.latest("pk")
    assert (balances(budget), entry.reason) == ((3600, 0, 0), "Addenda al Conveni")


def test_same_form_sent_twice_grants_once():
    budget, once = make_budget(3000), uuid4()

    for _time in range(2):
        operations.grant_hours(budget=budget, minutes=600, reason="Addenda", by=None, once=once)

    assert balances(budget) == (3600, 0, 0)


@pytest.mark.parametrize("values", [{"reason": " "}, {"minutes": 0}, {"minutes": -60}, {"minutes": 10**9}])
def test_grant_without_sense_is_refused(values):
    budget = make_budget(3000)

    with pytest.raises(Refused):
        operations.grant_hours(budget=budget, by=None, **{"minutes": 60, "reason": "Addenda"} | values)

    assert balances(budget) == (3000, 0, 0)


def test_note_and_funding_are_changed():
    budget, funding = make_budget(), FundingSourceFactory()

    operations.edit_budget(budget=budget, note=" Conveni 2026 ", funding=funding, by=None)

    budget.refresh_from_db()
    assert (budget.note, budget.funding) == ("Conveni 2026", funding)


def test_correction_moves_between_two_accounts_with_approver_and_reason():
    budget, approver = make_budget(30_000), PersonFactory()

    operations.adjust_hours(
        budget=budget, debit=pool(budget), credit=of_kind(budget, "source"), minutes=27_000,
        reason="Eren 50 hores i no 500.", approved_by=approver, by=None,
    )  # fmt: skip

    entry = LedgerEntry.objects.latest("pk")
    assert balances(budget) == (3000, 0, 0)
    assert (entry.kind, entry.approved_by, entry.reason) == ("adjust", approver, "Eren 50 hores i no 500.")


def test_correction_takes_no_more_than_there_is():
    budget = make_budget(180)
    make_request(budget.service)

    with pytest.raises(Refused, match="en queden 1 h i en calen 2 h"):
        operations.adjust_hours(
            budget=budget, debit=pool(budget), credit=of_kind(budget, "lapsed"), minutes=120, reason="Prova",
            approved_by=PersonFactory(), by=None,
        )  # fmt: skip


def test_correction_stays_within_its_budget():
    budget = make_budget()
    other = make_budget(service=ServiceFactory(has_budget=True))

    for credit in (pool(other), pool(budget)):
        with pytest.raises(Refused):
            operations.adjust_hours(
                budget=budget, debit=pool(budget), credit=credit, minutes=60, reason="Prova",
                approved_by=PersonFactory(), by=None,
            )  # fmt: skip

    assert (balances(budget), balances(other)) == ((3000, 0, 0), (3000, 0, 0))


def test_package_is_set_aside_and_adds_up(council):
    budget, until = make_budget(3000), clock.today()

    for _time in range(2):
        operations.allocate_package(
            budget=budget, organization=council, minutes=240, valid_until=until, by=None
        )

    found = package(budget, council)
    assert (found.balance_minutes, found.valid_until, balances(budget)) == (480, until, (2520, 0, 0))


def test_package_is_charged_before_the_hours_of_everybody(council):
    budget = make_budget(3000)
    operations.allocate_package(budget=budget, organization=council, minutes=240, by=None)

    make_request(budget.service, council)
    make_request(budget.service)

    assert (package(budget, council).held_minutes, pool(budget).held_minutes) == (120, 120)


def test_b08_only_the_package_of_who_asks_moves(council):
    budget, other = make_budget(3000), MemberFactory().organization
    for organization in (council, other):
        operations.allocate_package(budget=budget, organization=organization, minutes=240, by=None)

    make_request(budget.service, council)

    assert (package(budget, council).held_minutes, package(budget, other).held_minutes) == (120, 0)


@pytest.mark.parametrize("days", [-1, 400])
def test_package_lasts_within_its_budget_and_not_into_the_past(council, days):
    budget = make_budget(3000)

    with pytest.raises(Refused) as refusal:
        operations.allocate_package(
            budget=budget, organization=council, minutes=240, by=None,
            valid_until=clock.today() + timedelta(days=days),
        )  # fmt: skip

    assert (refusal.value.field, balances(budget)) == ("valid_until", (3000, 0, 0))


def test_package_is_for_a_council_of_the_network():
    budget = make_budget(3000)

    with pytest.raises(Refused, match="no forma part de la Xarxa"):
        operations.allocate_package(budget=budget, organization=CouncilFactory(), minutes=240, by=None)


def test_b17_given_back_package_keeps_what_its_sessions_hold(council):
    budget = make_budget(3000)
    operations.allocate_package(budget=budget, organization=council, minutes=240, by=None)
    make_request(budget.service, council)

    operations.return_package(budget=budget, package=package(budget, council), reason="", by=None)

    found = package(budget, council)
    assert (found.balance_minutes, found.held_minutes, balances(budget)) == (120, 120, (2880, 0, 0))
    with pytest.raises(Refused, match="no queda res per retornar"):
        operations.return_package(budget=budget, package=found, reason="", by=None)


def test_b17_no_movement_but_a_grant_makes_hours(council):
    budget = make_budget(3000)

    operations.allocate_package(budget=budget, organization=council, minutes=240, by=None)
    session = make_request(budget.service, council)
    operations.decline_session(session=session, reason="", side="coordination", by=None)
    operations.return_package(budget=budget, package=package(budget, council), reason="", by=None)

    assert (balances(budget), of_kind(budget, "source").balance_minutes) == ((3000, 0, 0), -3000)
    assert HourAccount.objects.aggregate(sum=Sum("balance_minutes"))["sum"] == 0


def test_b15_everything_is_whole_minutes():
    columns = {field.name: field.get_internal_type() for field in HourAccount._meta.concrete_fields}
    moved = LedgerEntry._meta.get_field("minutes").get_internal_type()

    assert (columns["balance_minutes"], columns["held_minutes"], moved) == (
        "IntegerField", "IntegerField", "PositiveIntegerField"
    )  # fmt: skip


def test_b13_reducing_is_never_refused_for_lack_of_budget():
    budget = make_budget(120)
    session = make_request(budget.service)

    confirm(session, minutes=60)

    assert balances(budget) == (120, 60, 0)


def test_budget_of_another_period_is_opened_beside(council):
    budget = make_budget(3000, starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 30))

    with pytest.raises(Refused, match="ja té una bossa"):
        make_budget(service=budget.service, starts_on=date(2026, 6, 30), ends_on=date(2026, 12, 31))
    following = make_budget(service=budget.service, starts_on=date(2026, 7, 1), ends_on=date(2026, 12, 31))

    assert balances(following) == (3000, 0, 0)


def test_council_whose_package_was_given_back_asks_for_the_hours_of_everybody(council):
    budget = make_budget(3000)
    operations.allocate_package(budget=budget, organization=council, minutes=240, by=None)
    operations.return_package(budget=budget, package=package(budget, council), reason="", by=None)

    make_request(budget.service, council)

    assert balances(budget) == (3000, 120, 0)


def test_package_that_is_not_used_in_time_flows_back_once(council, settings):
    budget = make_budget(3000)
    tomorrow = clock.today() + timedelta(days=1)
    operations.allocate_package(
        budget=budget, organization=council, minutes=240, valid_until=tomorrow, by=None
    )
    confirm(make_request(budget.service, council), in_days=1, minutes=60)

    tasks.return_expired_packages()
    before = package(budget, council).balance_minutes
    settings.CLOCK_OFFSET += timedelta(days=2)
    tasks.return_expired_packages()
    tasks.return_expired_packages()

    found = package(budget, council)
    assert (before, found.balance_minutes, found.held_minutes) == (240, 60, 60)
    assert pool(budget).balance_minutes == 2940


@pytest.mark.parametrize(
    "values, field",
    [
        ({"starts_on": date(1, 1, 1)}, "starts_on"),
        ({"ends_on": date(2206, 12, 31)}, "ends_on"),
        ({"starts_on": date(9999, 12, 1), "ends_on": date(9999, 12, 31)}, "starts_on"),
    ],
)
def test_year_of_a_slip_of_the_keyboard_opens_no_budget(values, field):
    with pytest.raises(Refused) as refusal:
        make_budget(3000, **values)

    assert refusal.value.field == field
