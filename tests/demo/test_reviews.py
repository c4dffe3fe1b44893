"""The reviews of the demonstration: two of them, made up and said to be so."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from demo import money, plan, reviews
from members import operations
from members.models import Agreement, Body
from office import clock
from workplan.models import Action, FundingSource, LinkedEvidence, ReviewDecision, ReviewPeriod
from workplan.pictures import of_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(settings):
    settings.CLOCK_OFFSET = datetime(2026, 11, 21, 9, tzinfo=UTC) - clock.real_now()
    call_command("load_reference", verbosity=0)
    by = operations.add_person(given_name="Marta", family_name="Soler", by=None)
    Body.objects.get_or_create(kind="assembly", defaults={"name": "Assemblea"})
    Body.objects.get_or_create(kind="executive", defaults={"name": "Comissió Executiva"})
    plan.load(by)
    money.load(by)
    reviews.load(by)


def test_first_quarter_is_closed_and_the_second_is_open(told):
    rows = ReviewPeriod.objects.order_by("starts_on").values_list("name", "state")

    assert list(rows) == [("Primer trimestre de 2026", "closed"), ("Segon trimestre de 2026", "open")]


def test_whole_plan_is_frozen_with_what_was_decided(told):
    pictures = of_review(ReviewPeriod.objects.get(state="closed"))

    assert len(pictures) == 77
    assert [one.code for one in pictures if one.decision] == ["2026-2.3", "2026-3.3", "2026-6.2"]


def test_each_sentence_says_that_it_is_made_up(told):
    said = [
        *LinkedEvidence.objects.values_list("sentence", flat=True),
        *ReviewDecision.objects.values_list("comment", flat=True),
        *Agreement.objects.filter(body__kind="executive").values_list("text", flat=True),
    ]

    assert len(said) == 30
    assert [words for words in said if reviews.MARK not in words] == []


def test_year_has_gone_on_with_some_actions_done_and_more_in_progress(told):
    rows = Action.objects.filter(area__plan__code="2026", parent=None)

    assert (rows.filter(state="done").count(), rows.filter(state="in_progress").count()) == (3, 16)


def test_money_says_that_it_is_made_up_and_some_of_the_plan_depends_on_it(told):
    names = list(FundingSource.objects.values_list("name", flat=True))

    assert [name for name in names if money.MADE_UP not in name] == []
    assert Action.objects.filter(funding__source__state="expected").distinct().count() == 7


def test_plan_that_is_not_there_has_no_reviews(db):
    reviews.load(operations.add_person(given_name="Marta", family_name="Soler", by=None))

    assert not ReviewPeriod.objects.exists()
