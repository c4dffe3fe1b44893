"""Late is computed: a table, and the same as a condition of a query."""

from datetime import date, timedelta

import pytest

from tests.workplan.plans import ActionFactory, AreaFactory
from workplan.models import Action
from workplan.rules.lateness import days_late, due_soon, in_words, is_due_soon, late

TODAY = date(2026, 6, 30)
WAITED = ["pending", "in_progress", "postponed"]
OVER = ["done", "suspended", "dropped", "carried_over"]
DISTANCES = [-365, -12, -1, 0, 1, 30, 31]


@pytest.mark.parametrize("state", [*WAITED, "blocked"])
@pytest.mark.parametrize(
    "ends_on, days",
    [
        (None, 0),
        (date(2026, 6, 30), 0),  # its last day is still its own
        (date(2026, 6, 29), 1),
        (date(2026, 6, 18), 12),
        (date(2026, 12, 31), 0),
    ],
)
def test_action_that_is_waited_for_is_late_after_its_last_day(state, ends_on, days):
    assert days_late(state, ends_on, TODAY) == days


@pytest.mark.parametrize("state", OVER)
def test_action_that_nobody_waits_for_is_not_late(state):
    assert days_late(state, date(2026, 1, 31), TODAY) == 0


@pytest.mark.parametrize(
    "distance, expected", [(-1, False), (0, True), (30, True), (31, False)]
)  # fmt: skip
def test_action_is_due_soon_in_its_last_thirty_days(distance, expected):
    assert is_due_soon("pending", TODAY + timedelta(days=distance), TODAY) is expected


@pytest.mark.parametrize("days, words", [(0, ""), (1, "1 dia de retard"), (12, "12 dies de retard")])
def test_lateness_is_said_in_words(days, words):
    assert in_words(days) == words


@pytest.mark.django_db
def test_condition_finds_what_the_function_says():
    area = AreaFactory()
    for state in [*WAITED, *OVER]:
        ActionFactory(area=area, state=state)
        for distance in DISTANCES:
            day = TODAY + timedelta(days=distance)
            ActionFactory(area=area, state=state, starts_on=day, ends_on=day)
    rows = list(Action.objects.all())

    found_late = set(Action.objects.filter(late(TODAY)))
    found_soon = set(Action.objects.filter(due_soon(TODAY)))

    assert found_late == {row for row in rows if days_late(row.state, row.ends_on, TODAY)}
    assert found_soon == {row for row in rows if is_due_soon(row.state, row.ends_on, TODAY)}
    assert (len(found_late), len(found_soon)) == (9, 9)
