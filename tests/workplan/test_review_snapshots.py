"""Whatever is done afterwards and in whatever order: what a closed review says does not change."""

from dataclasses import asdict

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from members.models import Body
from office.refusals import Refused
from tests.workplan.plans import ReviewFactory, make_plan
from workplan import operations
from workplan.models import Action, ActionReview, LinkedEvidence, ReviewPeriod
from workplan.operations.decisions import Ruling
from workplan.pages.differences import compare
from workplan.pictures import of_review

STATES = ("pending", "in_progress", "done", "postponed", "suspended", "dropped")
STEP = st.tuples(st.sampled_from(["decide", "evidence", "state", "close", "forget"]), st.sampled_from(STATES))


def take(step, state, some):
    period = ReviewPeriod.objects.filter(plan=some.plan, state="open").first()
    action = Action.objects.get(pk=some.action.pk)
    if step == "evidence":
        LinkedEvidence.objects.create(action=action, sentence="Trobada", url="https://example.org")
    elif step == "forget":
        LinkedEvidence.objects.filter(action=action).delete()
    elif step == "state":
        operations.change_action_state(action=action, state=state, reason="Per provar", by=None)
    elif step == "decide" and period:
        operations.decide(
            period=period, action=action, ruling=Ruling(state=state, comment="Per provar"), by=None
        )
    elif step == "close" and period:
        operations.close_review(period=period, by=None)
        ReviewFactory(plan=some.plan, name="El següent")


def told():
    """All that each closed review says, and each comparison of two of them."""
    closed = list(ReviewPeriod.objects.filter(state="closed").order_by("closed_at"))
    pictures = {period.pk: of_review(period) for period in closed}
    said = {pk: [asdict(picture) for picture in rows] for pk, rows in pictures.items()}
    pairs = {
        (first, second): [row.sentence for row in compare(pictures[first], pictures[second])]
        for first in pictures
        for second in pictures
    }
    return said, pairs, {period.pk: period.document_sha256 for period in closed}


@pytest.mark.property
@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(STEP, min_size=2, max_size=8))
def test_closed_reviews_say_the_same_whatever_comes_after(steps):
    with transaction.atomic():
        Body.objects.create(kind="executive", name="Comissió Executiva")
        some = make_plan()
        ReviewFactory(plan=some.plan)
        kept = told()
        for step, state in steps:
            try:
                take(step, state, some)
            except Refused:
                continue
            said, pairs, seals = told()
            assert {pk: said[pk] for pk in kept[0]} == kept[0]
            assert {pair: pairs[pair] for pair in kept[1]} == kept[1]
            assert {pk: seals[pk] for pk in kept[2]} == kept[2]
            kept = said, pairs, seals
        assert len(kept[0]) == ActionReview.objects.values("period").distinct().count()
        transaction.set_rollback(True)
