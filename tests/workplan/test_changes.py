"""«Què ha canviat»: what was done in a plan, told in words by day, and to whom."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from office import clock
from tests.workplan.plans import ActionFactory, AreaFactory, DraftPlanFactory, PlanFactory, make_plan
from workplan import operations
from workplan.models import Action

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan()


def change(action, state="in_progress", reason="Ja hi som", by=None):
    operations.change_action_state(
        action=Action.objects.with_code().get(pk=action.pk), state=state, reason=reason, by=by
    )


def page(client, **asked):
    return client.get(reverse("workplan_changes", args=["2026"]), asked)


def happened(shown):
    return [one for _day, those in shown.context["days"] for one in those]


def test_change_says_who_what_and_from_what_to_what(cast, enter, plan):
    change(plan.action, by=cast.coordination)

    shown = page(enter(cast.executive))

    [one] = happened(shown)
    assert (one.who, one.action.code) == (str(cast.coordination), "2026-6.8")
    assert [(told.label, told.before, told.after) for told in one.changes] == [
        ("Estat", "Pendent", "En curs"), ("Motiu", "—", "Ja hi som")
    ]  # fmt: skip
    assertContains(shown, "1 canvi")
    assertContains(shown, f"{clock.today().day} ")


def test_members_read_what_became_of_the_actions_and_no_names_or_reasons(cast, enter, plan):
    change(plan.action, by=cast.coordination, reason="Ens ho han demanat")
    operations.record_cost(action=Action.objects.with_code().get(pk=plan.action.pk), actual_cost=5, by=None)

    shown = page(enter(cast.technician))

    [one] = happened(shown)
    assert (one.who, [(told.before, told.after) for told in one.changes]) == ("", [("Pendent", "En curs")])
    assertNotContains(shown, "Ens ho han demanat")
    assert len(happened(page(enter(cast.executive)))) == 2


def test_newest_comes_first_and_a_subaction_is_told_too(cast, enter, plan):
    change(plan.action)
    change(plan.subaction, "done")

    assert [one.action.code for one in happened(page(enter(cast.executive)))] == ["2026-6.8.1", "2026-6.8"]


def test_note_is_told_with_its_action_and_its_words(cast, enter, plan):
    action = Action.objects.with_code().get(pk=plan.action.pk)
    operations.add_note(action=action, text="Hem parlat amb la XAC", by=cast.coordination)

    [one] = happened(page(enter(cast.executive)))

    assert (one.action.code, one.said) == ("2026-6.8", "Hem parlat amb la XAC")
    assert happened(page(enter(cast.technician))) == []


def test_another_plan_is_not_told(cast, enter, plan):
    elsewhere = ActionFactory(area=AreaFactory(plan=PlanFactory(code="2026-grups")))
    change(elsewhere)

    assert happened(page(enter(cast.executive))) == []


def test_filters_by_area_and_since(cast, enter, plan, settings):
    first = ActionFactory(area=AreaFactory(plan=plan.plan, number=1), number=1)
    now = settings.CLOCK_OFFSET
    settings.CLOCK_OFFSET = now - timedelta(days=10)
    change(first)
    settings.CLOCK_OFFSET = now
    change(plan.action)
    client = enter(cast.executive)

    def codes(**asked):
        return [one.action.code for one in happened(page(client, **asked))]

    assert codes() == ["2026-6.8", "2026-1.1"]
    assert codes(area=first.area_id) == ["2026-1.1"]
    assert codes(since="7") == ["2026-6.8"]
    assert codes(area=first.area_id, since="7") == []
    assertContains(page(client, since="7", area=first.area_id), "Aquí no ha canviat res")


def test_empty_feed_says_what_will_be_here(cast, enter, plan):
    assertContains(page(enter(cast.technician)), "Encara no ha canviat res")


def test_draft_is_not_there_for_members(cast, enter):
    DraftPlanFactory(code="2026", starts_on=date(2026, 1, 1))

    assert page(enter(cast.technician)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_feed_asks_the_same_of_the_database(cast, enter, plan, rows):
    for number in range(rows):
        action = ActionFactory(area=plan.area, number=20 + number)
        change(action, by=cast.coordination)
        responsible = {"responsible": cast.technician}
        Action.objects.filter(pk=action.pk).update(**responsible)
        change(action, "done", by=cast.coordination)
        operations.add_note(
            action=Action.objects.with_code().get(pk=action.pk), text="Fet", by=cast.executive
        )
    client = enter(cast.executive)

    with CaptureQueriesContext(connection) as queries:
        page(client)

    # session, person, standing (3), bell, plan, which records, how many, rows, their actions (2)
    assert len(queries) == 12
