"""The forms of a plan as coordination sends them: begun, approved, published; pieces added and moved."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from members.models import Agreement
from tests.workplan.plans import (
    ActionFactory,
    AreaFactory,
    BlockFactory,
    ChallengeFactory,
    DraftPlanFactory,
    PlanFactory,
    SubactionFactory,
    assembly,
)
from workplan.models import Action, Workplan

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(cast, enter):
    return enter(cast.coordination)


@pytest.fixture
def plan():
    return AreaFactory(plan=DraftPlanFactory(code="2026"), number=1).plan


def address(name, *arguments):
    return reverse(name, args=arguments)


def test_plan_is_begun_and_its_first_pieces_written(client):
    period = {"starts_on": "2026-01-01", "ends_on": "2026-12-31"}
    begun = client.post(
        address("plan_add"), {"code": "2026", "title": "Pla 2026", "scope": "network"} | period
    )
    plan = Workplan.objects.get()
    client.post(address("area_add", plan.code), {"title": "JORNADES", "name": "Jornades"})
    area = plan.areas.get()
    client.post(address("block_add", area.pk), {"title": "Externa"})
    block = area.blocks.get()
    client.post(address("challenge_add", plan.code), {"text": "Arribar a més territoris"})
    client.post(
        address("action_add", area.pk),
        {"official_text": "Fer **jornades**", "title": "Jornades", "block": block.pk, "timing": "març-abril"},
    )
    action = Action.objects.get()
    client.post(address("subaction_add", action.pk), {"official_text": "Una a Girona", "title": "Girona"})

    assertRedirects(begun, plan.get_absolute_url())
    page = client.get(plan.get_absolute_url())
    for words in ("1. JORNADES", "Externa", "Fer <strong>jornades</strong>", "Una a Girona", "2026-1.1.1"):
        assertContains(page, words)


@pytest.mark.parametrize("code", ["26", "pla", "2026/1", "2026 a", "nou"])
def test_code_that_no_address_could_hold_is_refused(client, code):
    response = client.post(
        address("plan_add"),
        {
            "code": code,
            "title": "x",
            "scope": "network",
            "starts_on": "2026-01-01",
            "ends_on": "2026-12-31",
        },
    )

    assert list(response.context["form"].errors) == ["code"]


def test_plan_is_approved_by_a_new_agreement(client, plan):
    given = {"body": assembly().pk, "adopted_on": "2025-10-23", "title": "Aprovació del pla"}

    response = client.post(address("plan_approve", plan.code), given)

    plan.refresh_from_db()
    assertRedirects(response, plan.get_absolute_url())
    assert (plan.state, str(plan.agreement.adopted_on)) == ("approved", "2025-10-23")


def test_refused_approval_records_no_agreement(client):
    plan = DraftPlanFactory(code="2026")
    given = {"body": assembly().pk, "adopted_on": "2025-10-23", "title": "Aprovació del pla"}

    response = client.post(address("plan_approve", plan.code), given)

    assertContains(response, "encara no té cap àrea")
    assert Agreement.objects.count() == 0


def test_plan_passes_from_state_to_state(client, plan):
    states = []
    for act in ("propose", "draft", "publish", "anything"):
        response = client.post(address("plan_state", plan.code), {"act": act}, follow=True)
        plan.refresh_from_db()
        states.append(plan.state)

    assert response.status_code == 200
    assert states == ["proposed", "draft", "draft", "draft"]
    assert not plan.is_published


def test_published_plan_is_read_by_whoever_has_its_address(client, db):
    from django.test import Client

    plan = PlanFactory(code="2026")
    before = Client().get(plan.get_absolute_url()).status_code
    client.post(address("plan_state", plan.code), {"act": "publish"})

    assert (before, Client().get(plan.get_absolute_url()).status_code) == (302, 200)


def test_document_is_read_without_the_ways_to_change_it_until_they_are_asked_for(client):
    action = ActionFactory(area__plan=PlanFactory(code="2026"))
    plan, change = action.area.plan, address("action_edit", action.pk)

    assertNotContains(client.get(plan.get_absolute_url()), change)
    assertContains(client.get(f"{plan.get_absolute_url()}?canvis=1"), change)


def test_closed_plan_offers_no_change(client):
    plan = ActionFactory(
        area__plan=PlanFactory(code="2026", state="closed", closed_on="2026-12-31")
    ).area.plan

    response = client.get(f"{plan.get_absolute_url()}?canvis=1")

    assertContains(response, "Tancat")
    assertNotContains(response, address("workplan_edit", plan.code))


def test_action_is_offered_each_place_of_the_draft(client, plan):
    area = plan.areas.get()
    block = BlockFactory(area=area, title="Externa")
    moved, other = ActionFactory(area=area, number=1), ActionFactory(area=area, block=block, number=2)
    page = client.get(address("action_move", moved.pk))
    places = page.context["form"].fields["place"].choices

    [last] = [key for _heading, keys in places[1:] for key, words in keys if other.title in words]
    response = client.post(address("action_move", moved.pk), {"place": last})

    moved.refresh_from_db()
    assert response.status_code == 302
    assert (moved.block, moved.number) == (block, 2)


def test_subaction_is_offered_the_actions_above(client, plan):
    part = SubactionFactory(parent__area=plan.areas.get())
    other = ActionFactory(area=part.area)
    places = client.get(address("action_move", part.pk)).context["form"].fields["place"].choices

    assert len(places) == 1 + 2
    assert other.title in places[2][0]


def test_reason_is_asked_beside_its_field_and_nothing_is_lost(client):
    action = ActionFactory(area__plan=PlanFactory(code="2026"), official_text="Fer jornades")
    form = client.get(address("action_edit", action.pk)).context["form"]
    shown = {name: form[name].value() for name in form.fields if form[name].value() is not None}

    response = client.post(address("action_edit", action.pk), shown | {"official_text": "Fer trobades"})

    assert list(response.context["form"].errors) == ["reason"]
    assertContains(response, "Fer trobades")


@pytest.mark.parametrize("name", ["area", "block", "challenge", "action"])
def test_piece_is_removed_from_a_draft(client, plan, name):
    area = AreaFactory(plan=plan)
    piece = {
        "area": area,
        "block": BlockFactory(area=plan.areas.first()),
        "challenge": ChallengeFactory(plan=plan),
        "action": ActionFactory(area=plan.areas.first()),
    }[name]

    asked = client.get(address(f"{name}_remove", piece.pk))
    client.post(address(f"{name}_remove", piece.pk))

    assert asked.status_code == 200
    assert not type(piece).objects.filter(pk=piece.pk).exists()
