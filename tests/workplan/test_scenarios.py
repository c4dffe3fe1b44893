"""What falls out of a plan without its money: the tables of the rules, and what the page says."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from tests.workplan.plans import (
    ActionFactory,
    AreaFactory,
    FundingSourceFactory,
    PlanFactory,
    SubactionFactory,
)
from workplan.models import Action, ActionFunding, FundingSource
from workplan.rules import scenarios
from workplan.rules.scenarios import Fate, Scenario

PRESENT, WITHOUT, EXTENDED, OTHER = Scenario
# kind, state → the scenarios in which it counts
COUNTING = {
    ("agreement", "confirmed"): {PRESENT, EXTENDED, OTHER},
    ("agreement", "expected"): {EXTENDED},
    ("agreement", "lost"): set(),
    ("extension", "confirmed"): {PRESENT, EXTENDED, OTHER},
    ("extension", "expected"): {EXTENDED},
    ("extension", "lost"): set(),
    ("other", "confirmed"): set(Scenario),
    ("other", "expected"): {OTHER},
    ("other", "lost"): set(),
    ("own", "confirmed"): set(Scenario),
    ("own", "expected"): {OTHER},
    ("own", "lost"): set(),
}
CONVENI, LOST, OWN = ("agreement", "confirmed"), ("other", "lost"), ("own", "confirmed")


@pytest.mark.parametrize("kind", FundingSource.Kind)
@pytest.mark.parametrize("state", FundingSource.State)
def test_each_source_counts_in_some_scenarios(kind, state):
    assert {one for one in Scenario if scenarios.counts(kind, state, one)} == COUNTING[kind, state]


@pytest.mark.parametrize(
    "state, sources, present, without",
    [
        ("pending", [], Fate.STAYS, Fate.STAYS),
        ("pending", [CONVENI], Fate.STAYS, Fate.FALLS),
        ("pending", [CONVENI, OWN], Fate.STAYS, Fate.STAYS),
        ("pending", [LOST], Fate.FALLS, Fate.FALLS),
        ("pending", [LOST, CONVENI], Fate.STAYS, Fate.FALLS),
        ("blocked", [CONVENI], Fate.STAYS, Fate.FALLS),
        ("done", [CONVENI], Fate.DONE, Fate.DONE),
        ("done", [LOST], Fate.DONE, Fate.DONE),
    ],
)
def test_action_falls_with_the_last_of_its_sources(state, sources, present, without):
    found = [scenarios.fate(state, sources, one) for one in (PRESENT, WITHOUT)]

    assert found == [present, without]


@pytest.mark.parametrize(
    "state, own, above, found",
    [
        ("pending", [], Fate.STAYS, Fate.STAYS),
        ("pending", [], Fate.FALLS, Fate.FALLS),
        ("pending", [OWN], Fate.FALLS, Fate.FALLS),
        ("pending", [CONVENI], Fate.STAYS, Fate.FALLS),
        ("pending", [], Fate.DONE, Fate.STAYS),
        ("done", [CONVENI], Fate.FALLS, Fate.DONE),
    ],
)
def test_subaction_falls_with_its_action_or_by_itself(state, own, above, found):
    assert scenarios.fate_of_subaction(state, own, above, WITHOUT) == found


@pytest.mark.parametrize(
    "cost, below, found",
    [
        (None, [], None),
        (None, [None], None),
        (None, [Decimal(5), None, Decimal(7)], Decimal(12)),
        (Decimal(20), [Decimal(5)], Decimal(20)),
        (Decimal(0), [Decimal(5)], Decimal(0)),
    ],
)
def test_planned_cost_is_of_the_action_or_else_of_its_parts(cost, below, found):
    assert scenarios.planned(cost, below) == found


@pytest.fixture
def plan(db):
    """Four actions: of the Conveni, of it and of our own, of nobody, and dropped; the first has two parts."""
    plan = PlanFactory(starts_on=date(2026, 1, 1))
    area = AreaFactory(plan=plan, number=1)
    conveni = FundingSourceFactory(amount=Decimal(1000))
    own = FundingSourceFactory(name="Quotes", kind="own", amount=Decimal(500))
    FundingSourceFactory(name="Pròrroga", kind="extension", state="expected", amount=None)
    free = ActionFactory(area=area, number=1, planned_cost=Decimal(700))
    both = ActionFactory(area=area, number=2, planned_cost=Decimal(300))
    only = ActionFactory(area=area, number=3)
    part = SubactionFactory(parent=only, number=1, planned_cost=Decimal(900))
    SubactionFactory(parent=both, number=1)
    for action, source in ((only, conveni), (both, conveni), (both, own), (both.subactions.get(), conveni)):
        ActionFunding.objects.create(action=action, source=source)
    ActionFunding.objects.create(action=ActionFactory(area=area, number=4, state="dropped"), source=conveni)
    assert (free.planned_cost, part.parent) == (Decimal(700), only)
    return plan


def outcome(plan, scenario):
    lines = scenarios.lines(Action.objects.of_plan(plan).for_money())
    return scenarios.outcome(scenario, lines, FundingSource.objects.of_plan(plan))


def test_without_the_conveni_what_hangs_from_it_alone_falls(plan):
    found = outcome(plan, WITHOUT)

    assert (found.total, found.falling, found.falling_parts) == (3, ["2026-1.3"], 1)
    assert found.finding == "Sense Conveni cau 1 actuació de 3"
    assert found.details == "2026-1.3; i 1 subactuació de les que es queden"


@pytest.mark.parametrize(
    "scenario, available, needed, missing, unknown_amounts",
    [(PRESENT, 1500, 1900, 400, 0), (WITHOUT, 500, 1000, 500, 0), (EXTENDED, 1500, 1900, 400, 1)],
)
def test_money_is_weighed_against_what_stays(plan, scenario, available, needed, missing, unknown_amounts):
    found = outcome(plan, scenario)

    assert (found.available, found.needed, found.missing) == (available, needed, missing)
    assert (found.unknown_amounts, found.unknown_costs) == (unknown_amounts, 0)


def test_actions_of_the_conveni_come_first_with_their_parts(plan):
    lines = scenarios.lines(Action.objects.of_plan(plan).for_money())

    assert [line.action.code for line in lines] == [
        "2026-1.2",
        "2026-1.2.1",
        "2026-1.3",
        "2026-1.3.1",
        "2026-1.1",
    ]


def test_many_codes_are_counted_and_not_listed(plan):
    area, conveni = plan.areas.get(), FundingSource.objects.get(kind="agreement")
    for number in range(5, 12):
        ActionFunding.objects.create(action=ActionFactory(area=area, number=number), source=conveni)

    found = outcome(plan, WITHOUT)

    assert found.finding == "Sense Conveni cauen 8 actuacions de 10"
    assert found.details.startswith("2026-1.3, 2026-1.5, 2026-1.6, 2026-1.7, 2026-1.8, 2026-1.9 i 2 més")


def test_page_says_it_in_a_sentence_and_a_table(cast, enter, plan):
    page = enter(cast.executive).get(reverse("workplan_scenarios", args=["2026"]))

    for said in (
        "Sense Conveni cau 1 actuació de 3", "Tal com estem avui no cau cap actuació de les 3", "Faltarien 500 €",
        "1 font encara no té import", "Cau", "Es queda",
    ):  # fmt: skip
        assertContains(page, said)


def test_page_of_an_empty_plan_says_why(cast, enter):
    PlanFactory()

    page = enter(cast.executive).get(reverse("workplan_scenarios", args=["2026"]))

    assertContains(page, "El pla encara no té cap actuació")
