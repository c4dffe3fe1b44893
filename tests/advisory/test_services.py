"""The services: what the portal brings, and what coordination decides about them."""

import pytest
from django.core.management import call_command

from advisory.models import AdvisoryService
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
