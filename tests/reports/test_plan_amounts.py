"""Cost and hours that the plan already knows are proposed to the justification, and taken with one button."""

from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse

from office.refusals import Refused
from reports import operations
from reports.models import Justification
from reports.pages.justifications import page_of
from reports.pages.plan_amounts import amounts_of_plan
from tests.reports.justifications import make_justification, make_line
from tests.workplan.plans import ActionFactory, FundingSourceFactory, SubactionFactory

pytestmark = pytest.mark.django_db


def balance_of(justification):
    found = Justification.objects.for_page().get(pk=justification.pk)
    return page_of(found).balance.replace("\u00a0", " ")


def proposed(line):
    return amounts_of_plan(line.justification.lines.with_actions())[line.pk]


def test_plan_proposes_for_what_is_empty_the_sum_of_what_every_action_says():
    actions = [
        ActionFactory(planned_cost=Decimal(5000), planned_minutes=600),
        ActionFactory(planned_cost=Decimal("200.50"), actual_cost=Decimal(90)),
    ]
    line = make_line(actions=actions, actual_cost=Decimal(100))

    assert proposed(line) == {"planned_cost": Decimal("5200.50")}


def test_action_of_two_indicators_is_proposed_to_none():
    justification = make_justification()
    shared, own = ActionFactory(planned_cost=Decimal(5000)), ActionFactory(planned_cost=Decimal(300))
    line = make_line(justification, actions=[shared, own])
    make_line(justification, actions=[shared])

    assert proposed(line) == {"planned_cost": Decimal(300)}


def test_action_of_another_justification_is_proposed_to_none():
    shared, own = ActionFactory(planned_cost=Decimal(5000)), ActionFactory(planned_cost=Decimal(300))
    former = make_line(make_justification(title="La d'abans"), actions=[shared])
    line = make_line(make_justification(), actions=[shared, own])
    before = proposed(former)

    operations.take_amounts(line=former, amounts=before, by=None)

    assert before == {"planned_cost": Decimal(5000)}
    assert proposed(line) == {"planned_cost": Decimal(300)}


@pytest.mark.parametrize("is_part_there", [True, False])
def test_part_of_an_action_of_another_justification_is_not_added_again(is_part_there):
    action = ActionFactory(planned_cost=Decimal(5000))
    part = SubactionFactory(parent=action, area=action.area, planned_cost=Decimal(1000))
    there, here = (part, action) if is_part_there else (action, part)
    make_line(make_justification(title="La d'abans"), actions=[there], planned_cost=Decimal(900))
    line = make_line(make_justification(), actions=[here])

    assert proposed(line) == {}


def test_part_of_an_action_that_is_chosen_is_not_added_again():
    action = ActionFactory(planned_cost=Decimal(5000))
    part = SubactionFactory(parent=action, area=action.area, planned_cost=Decimal(1000))
    line = make_line(actions=[action, part])

    assert proposed(line) == {"planned_cost": Decimal(5000)}


def test_button_puts_what_the_plan_says(cast, enter):
    line = make_line(actions=[ActionFactory(planned_cost=Decimal(5000), planned_minutes=600)])
    browser = enter(cast.coordination)
    page = unescape(browser.get(line.justification.get_absolute_url()).content.decode())

    browser.post(
        reverse("justification_line_amounts", args=[line.pk]),
        {"planned_cost": "5000.00", "planned_minutes": "600"},
    )

    line.refresh_from_db()
    assert "Al pla: cost previst 5.000 €, hores previstes 10 h" in page.replace("\u00a0", " ")
    assert (line.planned_cost, line.planned_minutes) == (Decimal(5000), 600)
    assert proposed(line) == {}


def test_amounts_that_have_changed_are_not_taken():
    action = ActionFactory(planned_cost=Decimal(5000))
    line = make_line(actions=[action])
    action.planned_cost = Decimal(7000)
    action.save()

    with pytest.raises(Refused):
        operations.take_amounts(line=line, amounts={"planned_cost": Decimal(5000)}, by=None)


@pytest.mark.parametrize(
    ("spent", "sentence"),
    [
        (None, ""),
        (Decimal(400), "Import de la font: 1.000 €. Encara s'han de justificar 600 €."),
        (Decimal(1000), "Import de la font: 1.000 €. El cost justificat, en total, és el mateix."),
        (Decimal(1250), "Import de la font: 1.000 €. El cost justificat, en total, és 250 € més alt."),
    ],
)
def test_page_says_what_is_left_to_justify(spent, sentence):
    justification = make_justification(source=FundingSourceFactory(amount=Decimal(1000)))
    make_line(justification, actual_cost=spent)

    assert balance_of(justification) == sentence


def test_other_justifications_of_the_source_leave_less_of_its_money():
    source = FundingSourceFactory(amount=Decimal(1000))
    for spent in (600, 300):
        make_line(make_justification(source=source, title=f"De {spent}"), actual_cost=Decimal(spent))
    make_line(make_justification(title="D'una altra font"), actual_cost=Decimal(50))

    sentence = "Import de la font: 1.000 €. Encara s'han de justificar 100 €."
    assert {balance_of(row) for row in source.justifications.all()} == {sentence}
