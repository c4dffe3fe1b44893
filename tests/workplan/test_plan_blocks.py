"""The plan on «Inici»: for the Executive, for coordination, for who answers for something, for the members."""

from datetime import date, timedelta

import pytest
from django.test import RequestFactory
from django.urls import reverse

from office import clock
from tests.workplan.plans import ActionFactory, DraftPlanFactory, PlanFactory, ReviewFactory, make_plan
from workplan.blocks import own_actions, plan_of_coordination, plan_of_executive, plan_of_members
from workplan.models import Action, ProgressNote

pytestmark = pytest.mark.django_db
ROLES = ("coordination", "executive", "group_coordinator", "technician", "applicant", "advisor", "mentor")


@pytest.fixture
def plan():
    """Of this year: one action done, one late, one blocked with a proposal; the sub-action is late too."""
    first = clock.today().replace(month=1, day=1)
    PlanFactory(code="2026", starts_on=first, ends_on=first.replace(month=12, day=31))
    made = make_plan()
    yesterday = clock.today() - timedelta(days=1)
    ActionFactory(area=made.area, number=1, state="done")
    late = ActionFactory(
        area=made.area, number=2, starts_on=yesterday, ends_on=yesterday, state="in_progress"
    )
    Action.objects.filter(pk=made.subaction.pk).update(starts_on=yesterday, ends_on=yesterday)
    blocked = ActionFactory(
        area=made.area, number=3, state="blocked", blocked_by="Falta", unblocked_by="Que signin",
        blocked_review_on=clock.today(),
    )  # fmt: skip
    ProgressNote.objects.create(
        action=blocked, kind="proposal", answer="waiting", progress=50, text="A mitges"
    )
    assert late.is_open
    return made


def offered(block, person):
    request = RequestFactory().get("/")
    request.user = person
    return block(request)


def facts(block):
    return {str(fact["label"]): fact["value"] for fact in block.context["facts"]}


def test_executive_reads_how_far_the_plan_is_and_when_it_is_reviewed(cast, plan):
    ReviewFactory(plan=plan.plan, meets_on=date(2026, 7, 1))

    block = offered(plan_of_executive, cast.executive)

    assert block.context["done"] == "1 de 4 actuacions fetes"
    assert facts(block) == {"Endarrerides": 2, "Bloquejades": 1, "Pròxim seguiment": "1 de juliol de 2026"}


@pytest.mark.parametrize(
    "days, label, name",
    [
        (None, "Vegeu el seguiment", "review_page"),
        (10, "Vegeu el seguiment", "review_page"),
        (1, "Comenceu el recorregut", "review_walk_start"),
        (0, "Comenceu el recorregut", "review_walk_start"),
    ],
)
def test_executive_goes_straight_to_the_open_review(cast, plan, days, label, name):
    meets_on = None if days is None else clock.today() + timedelta(days=days)
    review = ReviewFactory(plan=plan.plan, meets_on=meets_on)

    context = offered(plan_of_executive, cast.executive).context

    assert (context["review_label"], context["review_url"]) == (label, reverse(name, args=[review.pk]))


def test_coordination_reads_what_waits_and_each_number_opens_its_list(cast, enter, plan):
    block = offered(plan_of_coordination, cast.coordination)
    client = enter(cast.coordination)

    shown = facts(block)
    assert (shown["Endarrerides"], shown["Bloquejades"]) == (2, 1)
    assert shown["Esperen resposta"] == "1 proposta d'avanç"
    for fact in block.context["facts"]:
        listed = len(client.get(fact["url"]).context["found"].rows)
        assert str(fact["value"]).split()[0] == str(listed), fact["label"]


def test_who_answers_for_something_reads_what_is_next(cast, plan):
    block = offered(own_actions, cast.group_coordinator)

    assert [row.action.code for row in block.context["rows"]] == ["2026-6.8.1", "2026-6.8"]
    assert block.context["all_url"] == "/pla/2026/actuacions/?show=own"


def test_what_is_closed_is_no_longer_ones_own(cast, plan):
    Action.objects.update(state="done", blocked_by="", unblocked_by="", blocked_review_on=None)

    assert offered(own_actions, cast.group_coordinator) is None


def test_each_role_is_offered_its_own(cast, plan):
    blocks = (plan_of_executive, plan_of_coordination, own_actions, plan_of_members)

    found = {role: [b.__name__ for b in blocks if offered(b, getattr(cast, role))] for role in ROLES}

    assert found == {
        "coordination": ["plan_of_coordination"],
        "executive": ["plan_of_executive"],
        "group_coordinator": ["own_actions"],
        "technician": ["plan_of_members"],
        "applicant": ["plan_of_members"],
        "advisor": [],
        "mentor": ["plan_of_members"],
    }


def test_draft_and_past_plans_are_not_on_home(cast):
    year = clock.today().year
    DraftPlanFactory(code=f"{year}", starts_on=date(year, 1, 1))
    PlanFactory(code="2020", starts_on=date(2020, 1, 1))

    assert offered(plan_of_executive, cast.executive) is None
    assert offered(plan_of_members, cast.technician) is None


@pytest.mark.parametrize("role", ROLES)
def test_home_with_a_plan_stays_within_its_budget(cast, enter, plan, role, django_assert_max_num_queries):
    client = enter(getattr(cast, role))

    with django_assert_max_num_queries(20):
        assert client.get(reverse("home")).status_code == 200
