"""The calendar of a plan: which stretch of its months each action takes, what begins and what ends."""

from datetime import date, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from office import clock
from tests.workplan.plans import ActionFactory, AreaFactory, PlanFactory
from workplan.pages.months import Span, months_of, span_of

YEAR = months_of(date(2026, 1, 1), date(2026, 12, 31))
TODAY = date(2026, 6, 15)


@pytest.fixture(autouse=True)
def _today(settings):
    settings.CLOCK_OFFSET = datetime.combine(TODAY, time(12), clock.zone()) - clock.real_now()


def test_months_run_across_the_years():
    assert months_of(date(2026, 11, 15), date(2027, 2, 1)) == [(2026, 11), (2026, 12), (2027, 1), (2027, 2)]
    assert len(YEAR) == 12


@pytest.mark.parametrize(
    "starts_on, ends_on, found",
    [
        (date(2026, 1, 1), date(2026, 1, 31), (0, 20)),
        (date(2026, 3, 15), date(2026, 3, 15), (40, 20)),
        (date(2026, 1, 1), date(2026, 12, 31), (0, 240)),
        (date(2025, 6, 1), date(2026, 2, 28), (0, 40)),
        (date(2026, 12, 1), date(2027, 6, 30), (220, 20)),
        (date(2027, 1, 1), date(2027, 1, 31), None),
        (date(2025, 1, 1), date(2025, 12, 31), None),
    ],
)
def test_span_is_cut_at_the_ends_of_the_plan(starts_on, ends_on, found):
    span = span_of(starts_on, ends_on, YEAR, TODAY)

    assert span == (Span(*found, line=240, today=100) if found else None)


def test_today_is_on_the_line_only_within_the_plan():
    span = span_of(date(2026, 1, 1), date(2026, 1, 31), YEAR, date(2027, 1, 1))

    assert (span.line, span.today) == (240, None)


@pytest.fixture
def area(db):
    return AreaFactory(plan=PlanFactory(), number=1)


def dated(area, number, starts_on, ends_on, **values):
    return ActionFactory(area=area, number=number, starts_on=starts_on, ends_on=ends_on, **values)


def page(client):
    return client.get(reverse("workplan_calendar", args=["2026"]))


def test_page_says_what_ends_and_what_begins_in_each_month(cast, enter, area):
    dated(area, 1, date(2026, 1, 1), date(2026, 3, 31), timing="primer trimestre")
    dated(area, 2, date(2026, 3, 1), date(2026, 3, 31), state="done")
    dated(area, 3, date(2026, 1, 1), date(2028, 3, 31))
    dated(area, 4, date(2026, 1, 1), date(2026, 3, 31), state="dropped")
    ActionFactory(area=area, number=5)

    shown = page(enter(cast.technician))

    months = {month.name: month for month in shown.context["calendar"].months}
    assert [one.row.action.number for one in months["març de 2026"].ending] == [1, 2]
    assert [row.action.number for row in months["gener de 2026"].beginning] == [1, 3]
    assert months["març de 2026"].beginning == []
    assert [one.row.action.number for one in shown.context["calendar"].later] == [3]
    assert [row.action.number for row in shown.context["calendar"].undated] == [5]
    for said in ("primer trimestre", "El mes en què acaben més actuacions és març de 2026: 2", "Sense data"):
        assertContains(shown, said)


def test_chart_says_how_many_end_where_no_month_has_the_most(cast, enter, area):
    dated(area, 1, date(2026, 1, 1), date(2026, 3, 31))
    dated(area, 2, date(2026, 1, 1), date(2026, 6, 30))

    assert page(enter(cast.technician)).context["chart"].title == "2 actuacions acaben dins del pla"


def test_drawing_speaks_svg_and_not_catalan(cast, enter, area):
    dated(area, 1, date(2026, 1, 1), date(2026, 3, 31))

    assertContains(page(enter(cast.technician)), '<rect class="chart-solid" x="0" y="3" width="60"')


def test_last_day_alone_is_a_month(cast, enter, area):
    dated(area, 1, None, date(2026, 3, 31))

    [month] = [month for month in page(enter(cast.technician)).context["calendar"].months if month.ending]

    assert (month.name, month.ending[0].span.width, month.beginning) == ("març de 2026", 20, [])


def test_plan_without_dates_shows_no_chart(cast, enter, area):
    ActionFactory(area=area, number=1)

    shown = page(enter(cast.technician))

    assertNotContains(shown, "<figure")
    assertContains(shown, "Sense data")


def test_empty_plan_says_why(cast, enter):
    PlanFactory()

    assertContains(page(enter(cast.technician)), "El pla encara no té cap actuació")


@pytest.mark.parametrize("rows", [1, 3])
def test_page_asks_the_same_of_the_database(cast, enter, area, rows):
    for number in range(1, rows + 1):
        dated(area, number, date(2026, number, 1), date(2026, number + 1, 1))
    client = enter(cast.coordination)

    with CaptureQueriesContext(connection) as queries:
        page(client)

    assert len(queries) == 7  # session, person, standing (2), bell, plan, actions
