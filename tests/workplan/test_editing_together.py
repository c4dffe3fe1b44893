"""Two people edit the same action, or the same plan: the second is told what changed, and loses nothing."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from members.models import NetworkRole
from office.models import AuditRow
from tests.cast import START, PersonFactory
from tests.workplan.plans import ActionFactory, ChallengeFactory, DraftPlanFactory, OriginFactory
from workplan.models import Action

pytestmark = pytest.mark.django_db


@pytest.fixture
def action():
    plan = DraftPlanFactory(code="2026")
    ChallengeFactory(plan=plan, text="Consolidar la xarxa")
    ChallengeFactory(plan=plan, text="Arribar a més territoris")
    OriginFactory(plan=plan)
    return ActionFactory(area__plan=plan, title="Jornada", official_text="Organitzar jornades")


@pytest.fixture
def first(cast, enter):
    return enter(cast.coordination)


@pytest.fixture
def second(enter):
    person = PersonFactory(given_name="Berta")
    NetworkRole.objects.create(person=person, kind="coordination", starts_on=START)
    return enter(person)


def opened(client, address):
    """The form as the page shows it, to be sent back."""
    return as_shown(client.get(address).context["form"])


def as_shown(form):
    """What a browser sends of it: of boxes that nobody ticked, nothing."""
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value is not None}


def edit_address(action):
    return reverse("action_edit", args=[action.pk])


def test_second_is_told_who_changed_what_and_saves_over_deliberately(action, first, second, cast):
    address = edit_address(action)
    page = opened(first, address)
    late = opened(second, address)
    first.post(address, page | {"title": "Jornada de la primera", "timing": "gener"})

    refused = second.post(address, late | {"title": "Jornada de la segona", "condition": "si s'escau"})

    action.refresh_from_db()
    assert action.title == "Jornada de la primera"
    assertContains(refused, "Ha canviat mentre escrivíeu")
    assertContains(refused, str(cast.coordination))
    assertContains(refused, "Títol de treball:")
    assertContains(refused, "Jornada de la primera")
    assertContains(refused, 'value="Jornada de la segona"')
    assertContains(refused, "Deseu el meu igualment")

    saved = second.post(address, as_shown(refused.context["form"]))

    action.refresh_from_db()
    assert saved.status_code == 302
    assert (action.title, action.timing, action.condition) == ("Jornada de la segona", "gener", "si s'escau")


def test_third_change_is_told_too(action, first, second):
    address = edit_address(action)
    late = opened(second, address)
    first.post(address, opened(first, address) | {"title": "Un"})
    refused = second.post(address, late | {"title": "Meu"})
    first.post(address, opened(first, address) | {"title": "Dos"})

    refused_again = second.post(address, as_shown(refused.context["form"]))

    assertContains(refused_again, "Dos")
    assertContains(refused_again, 'value="Meu"')
    assertNotContains(refused_again, "<strong>Un</strong>")


def test_what_stands_beside_the_columns_is_told_and_kept(action, first, second):
    address, challenges = edit_address(action), list(action.area.plan.challenges.all())
    late = opened(second, address)
    origin = action.area.plan.origins.get()
    mine = {"collaborators": "XAC\nXES", "challenges": [challenges[0].pk]}
    first.post(address, opened(first, address) | mine | {"origins": [origin.pk], "origin_source": "Acta"})

    refused = second.post(address, late | {"planned_minutes": "12,5 h"})

    assertContains(refused, "Consolidar la xarxa")
    second.post(address, as_shown(refused.context["form"]))
    action.refresh_from_db()
    assert [row.name for row in action.collaborators.all()] == ["XAC", "XES"]
    assert list(action.challenges.all()) == [challenges[0]]
    assert [(row.origin, row.source) for row in action.origins.all()] == [(origin, "Acta")]
    assert action.planned_minutes == 750


def test_who_saves_alone_is_told_nothing(action, first):
    response = first.post(edit_address(action), opened(first, edit_address(action)) | {"title": "Nou"})

    assert response.status_code == 302
    assert Action.objects.get().version == 2


def test_two_people_at_the_data_of_a_plan(action, first, second):
    plan = action.area.plan
    address = reverse("workplan_edit", args=[plan.code])
    late = opened(second, address)
    first.post(address, opened(first, address) | {"origin_agreement": "Conveni del 2024"})

    refused = second.post(address, late | {"condition": "Si hi ha Conveni"})

    assertContains(refused, "Conveni del 2024")
    second.post(address, as_shown(refused.context["form"]))
    plan.refresh_from_db()
    assert plan.condition == "Si hi ha Conveni"
    assert plan.origins.get(kind="agreement").text == "Conveni del 2024"


@pytest.mark.parametrize("seen", ["", "{}", "[1]", "[" * 50_000, '{"version": "1"}'])
def test_who_comes_without_a_version_is_told_so(action, first, seen):
    address = edit_address(action)

    refused = first.post(address, opened(first, address) | {"seen": seen, "title": "Un"})

    assert (refused.status_code, Action.objects.get().version) == (200, 1)


def test_nothing_is_written_for_who_is_told(action, first, second):
    address = edit_address(action)
    late = opened(second, address)
    first.post(address, opened(first, address) | {"title": "Un"})
    before = AuditRow.objects.count()

    second.post(address, late | {"title": "Dos"})

    assert AuditRow.objects.count() == before
