"""The services: what the portal brings, and what coordination decides about them."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from pytest_django.asserts import assertContains

from advisory.models import AdvisoryService
from advisory.pages.services import limit_in_words
from advisory.reference import load_services
from members.reference import load_topics

pytestmark = pytest.mark.django_db


def test_reference_brings_the_eight_fields_first_steps_and_mentoring():
    load_topics()

    load_services()

    by_topic = dict(AdvisoryService.objects.exclude(topic=None).values_list("code", "topic__name"))
    assert by_topic == {
        "ccpr": "CCPR", "comerc": "Comerç i ESS", "energia": "Energia", "agroecologia": "Agroecologia",
        "industria": "Indústria i ESS", "financament": "Finançament", "habitatge": "Habitatge cooperatiu",
        "cures": "Cures",
    }  # fmt: skip
    others = AdvisoryService.objects.filter(topic=None).values_list("code", "kind", "default_minutes")
    assert set(others) == {
        ("altres", "expert_advice", 60), ("pindola", "first_steps", 60), ("mentoria", "mentoring", 60)
    }  # fmt: skip


def test_reference_gives_hours_to_ccpr_only_with_a_limit_to_confirm():
    load_services()

    service = AdvisoryService.objects.get(has_budget=True)
    limit = (service.limit_words, service.max_residents, service.limit_is_confirmed)
    assert (service.code, service.default_minutes) == ("ccpr", 120)
    assert limit == ("municipis petits", None, False)
    assert not service.is_beyond_limit(1_600_000)


def test_reference_leaves_what_people_have_changed():
    call_command("load_reference", verbosity=0)
    AdvisoryService.objects.filter(code="ccpr").update(name="Contractació", topic=None, default_minutes=90)

    call_command("load_reference", verbosity=0)

    service = AdvisoryService.objects.get(code="ccpr")
    assert (service.name, service.topic, service.default_minutes) == ("Contractació", None, 90)
    assert AdvisoryService.objects.count() == 11


@pytest.fixture
def service():
    load_services()
    return AdvisoryService.objects.get(code="ccpr")


def values(**changed):
    given = {
        "name": "CCPR", "summary": "", "topic": "", "is_offered": "on", "default_minutes": "1 h 30",
        "max_residents": "5000", "limit_words": "municipis petits", "answer_hours": "48",
        "free_until_hours": "24", "late_share": "50", "no_show_share": "100", "experts": [],
    }  # fmt: skip
    return given | changed


def test_list_says_that_the_limit_is_to_be_confirmed(cast, enter, service):
    page = enter(cast.coordination).get(reverse("service_list"))

    assertContains(page, "municipis petits, per confirmar")
    assert next(row["service"].code for row in page.context["rows"]) == "ccpr"


def test_list_asks_a_constant_number_of_questions(cast, enter, service, django_assert_max_num_queries):
    client = enter(cast.coordination)

    with django_assert_max_num_queries(8):
        client.get(reverse("service_list"))


def test_service_is_changed_with_its_experts(cast, enter, service):
    client = enter(cast.coordination)

    client.post(reverse("service_edit", args=["ccpr"]), values(experts=[cast.advisor.pk]))

    service.refresh_from_db()
    assert (service.default_minutes, service.max_residents, service.late_share) == (90, 5000, 50)
    assert list(service.experts.all()) == [cast.advisor]
    assert not service.limit_is_confirmed
    client.post(reverse("service_edit", args=["ccpr"]), values())
    assert list(service.experts.all()) == []


def test_confirmed_limit_is_data_that_decides(cast, enter, service):
    enter(cast.coordination).post(
        reverse("service_edit", args=["ccpr"]), values(limit_is_confirmed="on", rules_are_confirmed="on")
    )

    service.refresh_from_db()
    assert (limit_in_words(service), service.is_beyond_limit(5001), service.is_beyond_limit(5000)) == (
        "municipis petits (fins a 5.000 habitants)", True, False
    )  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [{"late_share": "101"}, {"no_show_share": "-1"}, {"default_minutes": "0 min"}, {"default_minutes": "90"}],
)
def test_wrong_rules_are_refused_beside_their_field(cast, enter, service, wrong):
    page = enter(cast.coordination).post(reverse("service_edit", args=["ccpr"]), values(**wrong))

    assert list(page.context["form"].errors) == list(wrong)
