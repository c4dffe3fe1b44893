"""The closing of a plan, and the draft of the next."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from office import clock
from office.refusals import Refused
from tests.workplan.plans import (
    ActionFactory,
    AreaFactory,
    BlockFactory,
    PlanFactory,
    ReviewFactory,
    make_plan,
)
from workplan import operations
from workplan.models import Action, Indicator, Origin, Workplan
from workplan.rules.continuity import consecutive_years, in_words, years_running

pytestmark = pytest.mark.django_db


@pytest.fixture
def some():
    return make_plan()


def settle(some, *actions, state="carried_over", reason="Continua l'any que ve"):
    numbers = [action.pk for action in actions]
    return operations.settle_actions(plan=some.plan, actions=numbers, state=state, reason=reason, by=None)


def next_plan(some):
    year = date(2027, 1, 1)
    return operations.draft_next_plan(
        plan=some.plan,
        code="2027",
        title="Pla de treball 2027",
        starts_on=year,
        ends_on=date(2027, 12, 31),
        by=None,
    )


def states():
    return dict(Action.objects.with_code().values_list("number", "state"))


def test_parts_of_an_action_are_settled_with_it(some):
    settle(some, some.action, state="dropped")

    assert set(Action.objects.values_list("state", "state_reason")) == {("dropped", "Continua l'any que ve")}


def test_without_a_choice_each_becomes_what_is_proposed(some):
    whole = ActionFactory(area=some.area, number=9, progress=100)

    settle(some, some.action, whole, state="")

    assert states() == {8: "carried_over", 1: "carried_over", 9: "done"}


@pytest.mark.parametrize(("reason", "field"), [("", "reason"), ("Cap", "actions")])
def test_nothing_is_settled_without_a_reason_or_an_action(some, reason, field):
    chosen = [some.action] if not reason else []

    with pytest.raises(Refused) as refusal:
        settle(some, *chosen, reason=reason)

    assert (refusal.value.field, states()) == (field, {8: "pending", 1: "pending"})


def test_undoing_gives_the_action_back_as_it_was(some):
    day = clock.today()
    operations.change_action_state(
        action=some.action,
        state="blocked",
        blocked_by="Conveni",
        unblocked_by="Signar",
        blocked_review_on=day,
        by=None,
    )
    settle(some, some.action)

    operations.reopen_action(action=Action.objects.get(pk=some.action.pk), by=None)

    action = Action.objects.get(pk=some.action.pk)
    assert (action.state, action.state_reason, action.blocked_by) == ("blocked", "", "Conveni")
    assert (action.unblocked_by, action.blocked_review_on) == ("Signar", day)


def test_plan_with_an_open_action_or_an_open_review_does_not_close(some):
    with pytest.raises(Refused):
        operations.close_plan(plan=some.plan, by=None)
    settle(some, some.action)
    ReviewFactory(plan=some.plan)
    with pytest.raises(Refused):
        operations.close_plan(plan=some.plan, by=None)

    assert Workplan.objects.get(pk=some.plan.pk).state == "approved"


def test_closed_plan_does_not_change_any_more(some):
    settle(some, some.action)

    plan = operations.close_plan(plan=some.plan, by=None)

    assert (plan.state, plan.closed_on) == ("closed", clock.today())
    with pytest.raises(Refused):
        operations.reopen_action(action=Action.objects.get(pk=some.action.pk), by=None)


def test_next_plan_begins_with_what_passes_to_it(some):
    Origin.objects.create(plan=some.plan, kind="continuity", text="Cada any", position=1)
    some.action.challenges.add(some.challenge)
    Indicator.objects.create(action=some.action, name="Sessions", target=3, value=1, value_on=clock.today())
    Action.objects.filter(pk=some.action.pk).update(timing="juny")
    dropped = ActionFactory(area=some.area, number=9)
    settle(some, some.action)
    settle(some, dropped, state="dropped")

    following = next_plan(some)

    action, subaction = Action.objects.filter(area__plan=following).in_order_of_the_plan()
    assert (action.code, subaction.code) == ("2027-6.1", "2027-6.1.1")
    assert (action.continues, subaction.continues) == (some.action, some.subaction)
    assert (action.state, action.timing, action.ends_on) == ("pending", "juny", date(2027, 6, 30))
    assert (action.block.body, action.challenges.get().plan) == (some.block.body, following)
    assert (action.indicators.get().target, action.indicators.get().value) == (3, None)
    assert (action.origins.get().source, action.origins.get().is_to_confirm) == ("Passa del pla 2026", True)
    assert (following.follows, following.state) == (some.plan, "draft")


def test_what_passes_later_is_brought_under_what_is_there(some):
    settle(some, some.subaction)
    following = next_plan(some)
    later = ActionFactory(area=some.area, block=some.block, number=9)
    settle(some, later)

    operations.bring_carried_actions(plan=some.plan, by=None)

    rows = Action.objects.filter(area__plan=following).with_code().in_order_of_the_plan()
    assert [(row.code, row.continues_id) for row in rows] == [
        ("2027-6.1", some.subaction.pk),
        ("2027-6.2", later.pk),
    ]
    with pytest.raises(Refused):
        operations.bring_carried_actions(plan=some.plan, by=None)


def test_what_is_brought_later_is_numbered_in_the_order_of_the_document(some):
    block = BlockFactory(area=some.area, position=some.block.position + 1)
    settle(some, some.action, ActionFactory(area=some.area, block=block, number=9))
    following = next_plan(some)
    settle(some, ActionFactory(area=some.area, block=some.block, number=10))

    operations.bring_carried_actions(plan=some.plan, by=None)

    rows = Action.objects.filter(area__plan=following, parent=None).in_order_of_the_plan()
    assert [(row.number, row.continues.number) for row in rows] == [(1, 8), (2, 10), (3, 9)]


@pytest.mark.parametrize(
    ("code", "first", "last", "field"),
    [
        ("2026\n", "2027-01-01", "2027-12-31", "code"),
        ("2027/..", "2027-01-01", "2027-12-31", "code"),
        ("2027", "9998-01-01", "9999-12-31", "starts_on"),
        ("2027", "2027-01-01", "2037-12-31", "ends_on"),
    ],
)
def test_next_plan_keeps_the_rules_of_every_plan(some, cast, enter, code, first, last, field):
    given = {"code": code, "title": "Pla", "starts_on": first, "ends_on": last}

    answer = enter(cast.coordination).post(reverse("plan_next", args=[some.plan.code]), given)

    assert list(answer.context["form"].errors) == [field]
    assert Workplan.objects.count() == 1


def test_term_that_names_its_year_does_not_pass_to_the_next(some):
    Action.objects.filter(pk=some.action.pk).update(timing="15/03/2026")
    settle(some, some.action)

    following = next_plan(some)

    assert Action.objects.filter(area__plan=following, parent=None).get().timing == ""


@pytest.mark.parametrize(
    ("plans", "year", "years"),
    [
        ([(2026, 2026)], 2026, 1),
        ([(2026, 2026), (2025, 2025), (2024, 2024)], 2026, 3),
        ([(2026, 2026), (2024, 2024)], 2026, 1),
        ([(2026, 2027), (2025, 2025)], 2027, 3),
        ([(2026, 2027), (2024, 2025)], 2026, 3),
        ([(2026, 2026), (2026, 2026)], 2026, 1),
        ([(2027, 2027)], 2026, 1),
        ([], 2026, 0),
    ],
)
def test_years_running_are_counted_until_a_gap(plans, year, years):
    assert consecutive_years(plans, year) == years


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (1, ""),
        (2, "2n any consecutiu"),
        (3, "3r any consecutiu"),
        (4, "4t any consecutiu"),
        (5, "5è any consecutiu"),
    ],
)
def test_years_running_are_said_as_an_ordinal(years, words):
    with translation.override("ca"):
        assert in_words(years) == words


def test_chain_is_followed_through_the_plans(some, django_assert_num_queries):
    oldest = _of_year(2024)
    middle = _of_year(2025, continues=oldest)
    Action.objects.filter(pk=some.action.pk).update(continues=middle)

    with django_assert_num_queries(3):
        found = years_running([some.action, some.subaction], 2026)

    assert found == {some.action.pk: 3, some.subaction.pk: 1}


def _of_year(year, **values):
    plan = PlanFactory(starts_on=date(year, 1, 1))
    return ActionFactory(area=AreaFactory(plan=plan), **values)
