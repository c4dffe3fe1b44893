"""The figures of the plan: counted from its rows, unknown where there is no plan."""

from datetime import timedelta

import pytest

from office import clock
from office.figures import Period, figures
from tests.workplan.plans import ActionFactory, AreaFactory, DraftPlanFactory, SubactionFactory
from workplan.models import Action

pytestmark = pytest.mark.django_db

YEAR = Period.year(2026)
BLOCKED = {"blocked_by": "A", "unblocked_by": "B", "blocked_review_on": clock.today()}


def found(period):
    ours = [figure for figure in figures() if figure.key.startswith("workplan.")]
    return {figure.key.partition(".")[2]: figure.find(period) for figure in ours}


def test_figures_count_the_actions_of_the_plan_by_their_state():
    area = AreaFactory()
    long_ago = clock.today() - timedelta(days=40)
    for state in ("pending", "in_progress", "done", "done", "dropped", "carried_over"):
        action = ActionFactory(area=area, state=state)
    ActionFactory(area=area, state="blocked", **BLOCKED)
    ActionFactory(area=area, starts_on=long_ago, ends_on=long_ago)
    SubactionFactory(parent=action, state="done")

    answers = found(YEAR)

    assert {key: answer.value for key, answer in answers.items()} == {
        "actions": 8,
        "actions_done": 2,
        "actions_in_progress": 1,
        "actions_late": 1,
        "actions_blocked": 1,
        "actions_carried_over": 1,
        "actions_dropped": 1,
    }
    assert set(answers["actions_done"].rows) == set(Action.objects.filter(state="done", parent=None))


def test_figure_opens_the_list_of_its_actions(cast, enter):
    parent = ActionFactory(state="done")
    SubactionFactory(parent=parent, state="done")
    ActionFactory(area=parent.area, state="blocked", **BLOCKED)
    client = enter(cast.coordination)

    listed = {
        key: [row.action for row in client.get(answer.url).context["found"].rows]
        for key, answer in found(YEAR).items()
    }

    assert {key: set(rows) for key, rows in listed.items()} == {
        key: set(answer.rows) for key, answer in found(YEAR).items()
    }


@pytest.mark.parametrize("year", [2025, 2027])
def test_figures_of_a_year_without_a_plan_are_unknown(year):
    ActionFactory()

    assert set(found(Period.year(year)).values()) == {None}


def test_figures_of_a_draft_or_of_a_plan_without_actions_are_unknown():
    ActionFactory(area__plan=DraftPlanFactory())
    assert set(found(YEAR).values()) == {None}

    Action.objects.all().delete()
    AreaFactory()

    assert set(found(YEAR).values()) == {None}
