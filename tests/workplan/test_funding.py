"""The sources of a plan, what each pays for, and what the actions cost."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from office.models import AuditRow
from office.refusals import Refused
from tests.workplan.plans import ActionFactory, AreaFactory, FundingSourceFactory, PlanFactory, make_plan
from workplan import operations
from workplan.models import Action, ActionFunding, FundingSource, Workplan

pytestmark = pytest.mark.django_db
SOURCE = {
    "name": "Pròrroga", "kind": "extension", "state": "expected", "amount": "40.000,50 €",
    "starts_on": "2026-01-01", "ends_on": "2026-12-31",
}  # fmt: skip


@pytest.fixture
def plan():
    return make_plan()


def address(name, *arguments):
    return reverse(name, args=["2026", *arguments])


def test_source_is_written_down_and_then_asks_what_it_pays_for(cast, enter, plan):
    answer = enter(cast.coordination).post(address("funding_add"), SOURCE)

    source = FundingSource.objects.get()
    assert (source.name, source.kind, source.state, source.amount) == (
        "Pròrroga", "extension", "expected", Decimal("40000.50")
    )  # fmt: skip
    assertRedirects(answer, address("funding_actions", source.pk))


@pytest.mark.parametrize(
    "wrong, said",
    [
        ({"amount": "molts"}, "Escriviu l&#x27;import"),
        ({"ends_on": "2025-01-01"}, "no pot ser anterior al primer"),
        ({"name": ""}, "obligatori"),
    ],
)
def test_wrong_source_is_refused_beside_its_field_and_loses_nothing(cast, enter, plan, wrong, said):
    page = enter(cast.coordination).post(address("funding_add"), SOURCE | wrong)

    assertContains(page, said)
    assertContains(page, "2026-01-01")
    assert not FundingSource.objects.exists()


def test_source_is_changed(cast, enter, plan):
    source = FundingSourceFactory(amount=Decimal(100))
    client = enter(cast.coordination)
    assertContains(client.get(address("funding_edit", source.pk)), "100 €")

    client.post(address("funding_edit", source.pk), SOURCE | {"state": "lost", "amount": ""})

    source.refresh_from_db()
    assert (source.state, source.amount) == ("lost", None)


def test_source_that_pays_for_something_is_not_removed(cast, enter, plan):
    source = FundingSourceFactory()
    ActionFunding.objects.create(action=plan.action, source=source)

    page = enter(cast.coordination).post(address("funding_remove", source.pk))

    assertContains(page, "Paga 1 actuació")
    assert FundingSource.objects.exists()


def test_source_that_pays_for_nothing_is_removed(cast, enter, plan):
    source = FundingSourceFactory()

    enter(cast.coordination).post(address("funding_remove", source.pk))

    assert not FundingSource.objects.exists()
    assert AuditRow.objects.get(operation="workplan.remove_funding_source").subject_id == source.pk


def ties(source):
    return set(source.actions.values_list("action", "is_to_confirm"))


def test_actions_are_tied_untied_and_confirmed_all_at_once(cast, enter, plan):
    source, third = FundingSourceFactory(), ActionFactory(area=plan.area, number=20)
    ActionFunding.objects.create(action=plan.action, source=source, is_to_confirm=True)
    ActionFunding.objects.create(action=plan.subaction, source=source, is_to_confirm=True)
    client = enter(cast.coordination)
    assertContains(client.get(address("funding_actions", source.pk)), "(per confirmar)", 2)

    client.post(address("funding_actions", source.pk), {"actions": [plan.action.pk, third.pk]})

    assert ties(source) == {(plan.action.pk, False), (third.pk, False)}
    noted = AuditRow.objects.get(operation="workplan.tie_actions").after
    assert (noted["tied_actions"], noted["untied_actions"]) == (
        [plan.action.pk, third.pk], [plan.subaction.pk]
    )  # fmt: skip


def test_ties_to_another_plan_stay(plan):
    source = FundingSourceFactory()
    elsewhere = ActionFactory(area=AreaFactory(plan=PlanFactory(code="2026-grups")))
    ActionFunding.objects.create(action=elsewhere, source=source)

    operations.tie_actions(source=source, plan=plan.plan, actions=[plan.action], by=None)

    assert ties(source) == {(elsewhere.pk, False), (plan.action.pk, False)}


def test_actions_of_another_plan_cannot_be_chosen(cast, enter, plan):
    source = FundingSourceFactory()
    elsewhere = ActionFactory(area=AreaFactory(plan=PlanFactory(code="2026-grups")))

    page = enter(cast.coordination).post(address("funding_actions", source.pk), {"actions": [elsewhere.pk]})

    assert page.context["form"].errors
    assert ties(source) == set()


def test_closed_plan_ties_nothing_more_and_takes_no_cost(plan):
    Workplan.objects.update(state="closed", closed_on=date(2026, 12, 31))
    closed = Workplan.objects.get()
    action = Action.objects.with_code().get(pk=plan.action.pk)

    with pytest.raises(Refused):
        operations.tie_actions(source=FundingSourceFactory(), plan=closed, actions=[action], by=None)
    with pytest.raises(Refused):
        operations.record_cost(action=action, actual_cost=Decimal(1), by=None)


def test_cost_and_hours_are_written_as_people_write_them(cast, enter, plan):
    values = {
        "planned_cost": "1.200 €",
        "actual_cost": "950,5",
        "planned_minutes": "50",
        "actual_minutes": "12 h 30",
    }

    enter(cast.coordination).post(reverse("action_cost", args=[plan.action.pk]), values)

    action = Action.objects.get(pk=plan.action.pk)
    assert (action.planned_cost, action.actual_cost) == (Decimal(1200), Decimal("950.50"))
    assert (action.planned_minutes, action.actual_minutes) == (3000, 750)
    assert action.version == plan.action.version + 1


def test_page_says_sources_in_order_sums_and_what_is_to_confirm(cast, enter, plan):
    FundingSourceFactory(name="Quotes", kind="own")
    conveni = FundingSourceFactory(amount=Decimal(60000))
    ActionFunding.objects.create(action=plan.action, source=conveni, is_to_confirm=True)
    Action.objects.filter(pk=plan.action.pk).update(planned_cost=Decimal(1200), planned_minutes=90)

    page = enter(cast.executive).get(address("workplan_funding"))

    assert [paid.source.name for paid in page.context["sources"]] == ["Conveni amb el Departament", "Quotes"]
    for said in ("60.000 €", "import per saber", "paga 1 actuació", "1 per confirmar", "1.200 €", "1,5 h"):
        assertContains(page, said)
    assertContains(page, "D'1 actuació ningú no ha dit què costarà")
    assertNotContains(page, "Afegiu una font")


def test_source_of_another_period_is_not_of_the_plan(cast, enter, plan):
    old = FundingSourceFactory(starts_on=date(2024, 1, 1), ends_on=date(2025, 12, 31))

    assert enter(cast.coordination).get(address("funding_edit", old.pk)).status_code == 404


def test_page_without_sources_says_what_to_do(cast, enter, plan):
    assertContains(enter(cast.coordination).get(address("workplan_funding")), "No hi ha cap font anotada")


@pytest.mark.parametrize("name, cost", [("workplan_funding", 10), ("workplan_scenarios", 10)])
@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_the_same_of_the_database(cast, enter, plan, rows, name, cost):
    for number in range(rows):
        source = FundingSourceFactory(name=f"Font {number}")
        for action in (plan.action, ActionFactory(area=plan.area, number=30 + number)):
            ActionFunding.objects.create(action=action, source=source)
    client = enter(cast.executive)

    with CaptureQueriesContext(connection) as queries:
        client.get(address(name))

    assert len(queries) == cost  # session, person, standing (3), bell, plan, sources, actions and their ties
