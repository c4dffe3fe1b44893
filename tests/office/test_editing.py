"""Two people at one page, through the form of the data of a plan."""

import json

import pytest
from django.http import QueryDict

from office.editing import UNKNOWN
from tests.workplan.plans import DraftPlanFactory
from workplan import operations
from workplan.forms.plans import PlanForm
from workplan.models import Workplan

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return DraftPlanFactory(
        code="2026", title="Pla", introduction="Com es va fer", condition="Si hi ha Conveni"
    )


def opened(plan):
    """What the page of a form sends back when nothing is touched."""
    form = PlanForm(row=Workplan.objects.get(pk=plan.pk))
    return {name: form[name].value() or "" for name in form.fields}


def sent(plan, page, **typed):
    data = QueryDict(mutable=True)
    data.update(page | typed)
    form = PlanForm(data, row=Workplan.objects.get(pk=plan.pk))
    assert form.is_valid(), form.errors
    return form


def test_version_travels_with_the_page(plan):
    form = sent(plan, opened(plan))

    assert form.seen_version == plan.version


@pytest.mark.parametrize("seen", ["", "x", "[]", "3", '{"version": "1"}', "{}", "\x00", '{"version": null}'])
def test_page_without_its_version_is_never_taken_for_fresh(plan, seen):
    data = QueryDict(mutable=True)
    data.update(opened(plan) | {"seen": seen})
    form = PlanForm(data, row=plan)
    form.is_valid()

    form.cleaned_data.setdefault("seen", "")
    assert form.seen_version == UNKNOWN


def test_digests_tell_touched_from_untouched_whatever_the_ends_of_line(plan):
    Workplan.objects.update(introduction="Una línia\nAltra línia")
    page = opened(plan)
    operations.edit_plan(
        plan=plan, title="Pla nou", starts_on=plan.starts_on, ends_on=plan.ends_on, introduction="Tot nou",
        condition=plan.condition, news_interval_days=90, by=None,
    )  # fmt: skip

    form = sent(plan, page, introduction="Una línia\r\nAltra línia", condition="Sempre")
    form.tell_what_changed()

    assert form["introduction"].value() == "Tot nou"
    assert form["title"].value() == "Pla nou"
    assert form["condition"].value() == "Sempre"
    assert json.loads(form["seen"].value())["version"] == plan.version
