"""Whatever is pasted into the forms of the justification: a message beside the field, and never a fault."""

import pytest
from django.urls import reverse

from reports.models import Justification, JustificationLine
from tests.access.test_hostile_forms import ANSWERS, HOSTILE
from tests.reports.justifications import make_line
from tests.workplan.plans import ActionFactory, FundingSourceFactory, PlanFactory

pytestmark = pytest.mark.django_db
LINE = (
    "indicator", "target", "figure", "reached", "reached_source", "planned_cost", "actual_cost",
    "planned_minutes", "actual_minutes", "actions", "seen",
)  # fmt: skip
PERIOD = ("title", "starts_on", "ends_on", "seen")


@pytest.mark.parametrize("value", HOSTILE)
def test_hostile_values_are_answered(cast, enter, value):
    browser = enter(cast.coordination)
    line = make_line(actions=[ActionFactory(area__plan=PlanFactory())], figure="events.own_conferences")
    source = FundingSourceFactory()
    pages = [
        (reverse("justification_line_add", args=[line.justification_id]), LINE),
        (reverse("justification_line_edit", args=[line.pk]), LINE),
        (reverse("justification_edit", args=[line.justification_id]), PERIOD),
        (f"{reverse('justification_start')}?source={source.pk}", PERIOD),
        (reverse("justification_line_move", args=[line.pk]), ("is_up",)),
        (reverse("justification_line_hours", args=[line.pk]), ("minutes",)),
    ]

    answers = [browser.post(url, dict.fromkeys(names, value)) for url, names in pages]

    assert {answer.status_code for answer in answers} <= ANSWERS
    assert answers[-2].status_code == answers[-1].status_code == 302


@pytest.mark.parametrize("first", ["0001-01-01", "1600-12-31", "9999-12-31"])
def test_days_that_nobody_counts_are_refused_beside_their_field(cast, enter, first):
    line = make_line(figure="events.own_conferences")
    url = reverse("justification_edit", args=[line.justification_id])
    browser = enter(cast.coordination)
    seen = browser.get(url).context["form"]["seen"].value()

    answer = browser.post(url, {"title": "Una", "starts_on": first, "ends_on": "9999-12-31", "seen": seen})

    assert list(answer.context["form"].errors) == ["starts_on"]
    assert Justification.objects.get().title != "Una"
    assert JustificationLine.objects.count() == 1
