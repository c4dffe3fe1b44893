"""The justification of the demonstration: under way, made up, and said to be."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from demo import load
from office import clock
from reports.models import Justification

pytestmark = pytest.mark.django_db


def tell(settings, *day):
    settings.CLOCK_OFFSET = datetime(*day, 9, tzinfo=UTC) - clock.real_now()
    call_command("load_reference", verbosity=0)
    load.load()


def test_extension_of_the_conveni_is_being_justified(settings):
    tell(settings, 2026, 6, 3)

    justification = Justification.objects.get()
    lines = list(justification.lines.all())
    assert justification.is_open
    assert justification.source.name.startswith("Pròrroga del Conveni")
    assert len(lines) == 6
    assert {line.indicator.endswith("(dada de demostració)") for line in lines} == {True}
    assert lines[0].counted >= 3
    assert [line.actions.count() for line in lines] == [1, 2, 2, 1, 2, 0]
    assert lines[5].counted is None


def test_before_the_year_of_the_plan_nothing_is_justified(settings):
    tell(settings, 2025, 6, 3)

    assert not Justification.objects.exists()
