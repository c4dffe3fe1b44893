"""The plan by area and group: its page, its chart, and the page of each body."""

from datetime import date, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from members.models import Body
from office import clock
from tests.workplan.plans import (
    ActionFactory,
    AreaFactory,
    BlockFactory,
    PlanFactory,
    SubactionFactory,
    make_plan,
)
from workplan.models import Action
from workplan.pages import parts
from workplan.pages.listed import ListedAction

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 15)
BLOCKED = {
    "state": "blocked", "blocked_by": "Falta", "unblocked_by": "Que signin", "blocked_review_on": TODAY,
}  # fmt: skip
LATE = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 6, 1)}


@pytest.fixture(autouse=True)
def _today(settings):
    settings.CLOCK_OFFSET = datetime.combine(TODAY, time(12), clock.zone()) - clock.real_now()


@pytest.fixture
def plan():
    """Area 1 with all states; area 6 with the group of `make_plan`, and one action in no block."""
    made = make_plan()
    area = AreaFactory(plan=made.plan, number=1, name="Acollida")
    for number, state in enumerate(("done", "in_progress", "pending", "postponed", "dropped"), start=1):
        ActionFactory(area=area, number=number, state=state)
    ActionFactory(area=area, number=6, **BLOCKED)
    ActionFactory(area=made.area, number=1, title="De tots els grups", **LATE)
    Action.objects.filter(pk=made.subaction.pk).update(**LATE)
    return made


def found(plan):
    rows = Action.objects.of_plan(plan.plan).for_following(TODAY).in_order_of_codes()
    return parts.areas(
        [ListedAction(action, TODAY) for action in rows], {plan.block.body_id: ["Clara (Vic)"]}
    )


def test_each_part_is_counted_without_subactions_and_without_what_was_dropped(plan):
    first, sixth = found(plan)

    assert [(part.title, part.counts, part.in_words, part.late_in_words) for part in (first, sixth)] == [
        ("1. Acollida", (1, 1, 1, 2), "2 de 5 en curs o fetes", ""),
        ("6. Grups de treball", (0, 0, 2, 0), "0 de 2 en curs o fetes", "2 endarrerides"),
    ]


def test_area_has_its_groups_and_what_is_of_none(plan):
    sixth = found(plan)[1]

    assert [(part.title, part.coordinators) for part in sixth.parts] == [("Agroecologia", ("Clara (Vic)",))]
    assert [row.action.title for row in sixth.own_rows] == ["De tots els grups"]
    assert [row.action.code for row in sixth.parts[0].rows] == ["2026-6.8", "2026-6.8.1"]


def test_chart_says_what_there_is_most_to_do(plan):
    chart = parts.chart(found(plan))

    assert (
        chart.title == "1 de 7 actuacions fetes; on més en queden per començar és a «6. Grups de treball» (2)"
    )
    assert [(bar.label, bar.counts) for bar in chart.bars] == [
        ("1. Acollida", (1, 1, 1, 2)), ("6. Grups de treball", (0, 0, 2, 0))
    ]  # fmt: skip


def test_chart_of_a_plan_without_anything_to_begin_says_what_is_done(plan):
    Action.objects.filter(state="pending").update(state="done")

    assert parts.chart(found(plan)).title == "4 de 7 actuacions fetes"


def page(client):
    return client.get(reverse("workplan_groups", args=["2026"]))


def test_page_says_who_coordinates_and_leads_to_the_group(cast, enter, plan):
    shown = page(enter(cast.technician))

    assertContains(shown, f"Coordinació del grup: {cast.group_coordinator} ({cast.other_council})")
    assertContains(shown, plan.block.body.get_absolute_url())
    assertContains(shown, "0 de 2 en curs o fetes")


def test_group_without_coordination_says_so(cast, enter, plan):
    Body.objects.get(pk=plan.block.body_id).participations.all().delete()

    assertContains(page(enter(cast.technician)), "Avui ningú no coordina el grup.")


def test_empty_plan_says_why(cast, enter):
    PlanFactory()

    assertContains(page(enter(cast.technician)), "El pla encara no té cap actuació")


@pytest.mark.parametrize("rows", [1, 3])
def test_page_asks_the_same_of_the_database(cast, enter, rows):
    plan = PlanFactory()
    for number in range(rows):
        group = Body.objects.create(kind="working_group", name=f"Grup {number}")
        block = BlockFactory(area=AreaFactory(plan=plan, number=number + 1), body=group)
        parent = ActionFactory(area=block.area, block=block, number=1)
        SubactionFactory(parent=parent, block=block, number=1)
    client = enter(cast.coordination)

    with CaptureQueriesContext(connection) as queries:
        page(client)

    assert len(queries) == 8  # session, person, standing (2), bell, plan, actions, who coordinates


def test_page_of_a_group_says_what_it_does_in_the_plan(cast, enter, plan):
    shown = enter(cast.technician).get(plan.block.body.get_absolute_url())

    for said in ("Al pla de treball", "0 d&#x27;1 en curs o feta", "1 endarrerida", "2026-6.8.1"):
        assertContains(shown, said)


def test_page_of_another_body_does_not_speak_of_the_plan(cast, enter, plan):
    executive = Body.objects.get(kind="executive")
    Action.objects.filter(title="De tots els grups").update(responsible_body=executive)

    assertNotContains(enter(cast.technician).get(executive.get_absolute_url()), "Al pla de treball")
