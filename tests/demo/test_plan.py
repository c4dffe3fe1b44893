"""The plans of the demonstration: 2023 as the report tells it, 2026 by the importer, from the day it was approved."""

from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command

from demo import plan
from members import operations
from members.models import Body
from office import clock
from office.tables import as_file
from workplan.imports.counts import counted, problems
from workplan.imports.sheet import read_sheet
from workplan.models import Action, ActionOrigin, Collaborator, ImportDraft, Indicator, Workplan
from workplan.pages.rows import PLAN_COLUMNS, plan_rows

pytestmark = pytest.mark.django_db

YEARS = (2024, 2026, 2028)


def tell(settings, day):
    settings.CLOCK_OFFSET = datetime(day.year, day.month, day.day, 9, tzinfo=UTC) - clock.real_now()
    call_command("load_reference", verbosity=0)
    for name in ("Agroecologia", "Llei de l'ESS"):
        Body.objects.create(kind="working_group", name=name)
    plan.load(operations.add_person(given_name="Marta", family_name="Soler", by=None))


@pytest.fixture
def told(settings):
    tell(settings, date(2026, 6, 3))
    return Workplan.objects.get(code="2026")


@pytest.mark.parametrize("year", YEARS)
def test_plan_of_2023_has_seven_challenges_and_areas_and_is_closed(settings, year):
    tell(settings, date(year, 6, 3))

    found = Workplan.objects.get(code="2023")
    assert (found.state, found.closed_on, found.agreement) == ("closed", date(2023, 12, 31), None)
    assert (found.challenges.count(), found.areas.count()) == (7, 7)
    assert not Action.objects.filter(area__plan=found).exists()
    assert "per confirmar" in found.introduction


@pytest.mark.parametrize(
    "day, codes", [(date(2025, 10, 22), ["2023"]), (date(2025, 10, 23), ["2026", "2023"])]
)
def test_plan_of_2026_is_known_from_the_day_it_was_approved(settings, day, codes):
    tell(settings, day)

    assert list(Workplan.objects.values_list("code", flat=True)) == codes


@pytest.mark.parametrize("year", YEARS[1:])
def test_plan_of_2026_comes_in_whole_and_approved(settings, year):
    tell(settings, date(year, 6, 3))

    found = Workplan.objects.get(code="2026")
    agreement = found.agreement
    assert (found.state, agreement.adopted_on, agreement.body.kind) == (
        "approved",
        date(2025, 10, 23),
        "assembly",
    )
    assert agreement.text == "Aprovat per l'Assemblea, reunida en línia."
    actions = Action.objects.filter(area__plan=found)
    assert {
        "areas": found.areas.count(),
        "blocks": sum(area.blocks.count() for area in found.areas.all()),
        "challenges": found.challenges.filter(parent=None).count(),
        "subchallenges": found.challenges.exclude(parent=None).count(),
        "actions": actions.filter(parent=None).count(),
        "group_actions": actions.filter(parent=None, area__number=6, block__isnull=False).count(),
        "subactions": actions.exclude(parent=None).count(),
        "origins": found.origins.count(),
    } == {
        "areas": 7,
        "blocks": 10,
        "challenges": 5,
        "subchallenges": 11,
        "actions": 56,
        "group_actions": 25,
        "subactions": 21,
        "origins": 3,
    }
    assert ImportDraft.objects.get().plan == found


def test_first_action_of_agroecologia_is_the_eighth_of_its_area(told):
    action = Action.objects.with_code().filter(block__body__name="Agroecologia").earliest("number")

    assert action.code == "2026-6.8"


def test_facts_of_the_document_are_where_they_belong(told):
    caps = Indicator.objects.order_by("target").values_list("kind", "target", "unit")
    groups = told.areas.get(number=6).blocks.exclude(body=None).values_list("title", flat=True)
    exchange = Action.objects.get(official_text__contains="RTES")

    assert list(caps) == [("cap", 3, "jornades"), ("cap", 50, "hores")]
    assert list(groups) == ["Agroecologia", "Llei de l'ESS"]
    assert (exchange.timing, exchange.starts_on, exchange.ends_on) == (
        "gener",
        date(2026, 1, 1),
        date(2026, 1, 31),
    )
    assert Action.objects.exclude(footnote="").count() == 1
    assert set(ActionOrigin.objects.values_list("is_to_confirm", flat=True)) == {True}
    assert Collaborator.objects.filter(block__title="Cures").count() == 2


def test_plan_that_leaves_as_a_spreadsheet_comes_in_again_the_same(told):
    columns, rows = PLAN_COLUMNS, list(plan_rows(told))
    content = as_file("pla", "xlsx", columns, rows).content

    nodes = read_sheet(content)

    found = counted(nodes)
    assert {key: found[key] for key in ("areas", "blocks", "actions", "group_actions", "subactions")} == {
        "areas": 7, "blocks": 10, "actions": 56, "group_actions": 25, "subactions": 21,
    }  # fmt: skip
    said = [node.text for node in nodes if node.kind in {"action", "subaction"}]
    assert said == [row.action.official_text for row in rows]
    assert problems(nodes) == []
