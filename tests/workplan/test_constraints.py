from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from office import clock
from tests.workplan.plans import (
    ActionFactory,
    AreaFactory,
    BlockFactory,
    ChallengeFactory,
    ReviewFactory,
    SubactionFactory,
)
from workplan.models import ActionReview, ReviewedEvidence, ReviewedIndicator

pytestmark = pytest.mark.django_db


def check_now() -> None:
    """Keys that wait for the end of the transaction are looked at here."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_action_hangs_from_an_action_and_no_deeper():
    subaction = SubactionFactory()
    check_now()

    with pytest.raises(IntegrityError, match="action_under_an_action"), transaction.atomic():
        SubactionFactory(parent=subaction)


def test_parent_does_not_become_a_subaction_while_something_hangs_from_it():
    parent = SubactionFactory().parent
    check_now()

    parent.parent = ActionFactory(area=parent.area)
    with pytest.raises(IntegrityError, match="action_under_an_action"), transaction.atomic():
        parent.save()


def test_subaction_is_in_the_area_of_its_parent():
    parent = ActionFactory()
    check_now()

    with pytest.raises(IntegrityError, match="action_under_an_action"), transaction.atomic():
        SubactionFactory(parent=parent, area=AreaFactory(plan=parent.area.plan))


def test_action_is_in_a_block_of_its_area():
    block = BlockFactory()
    check_now()

    with pytest.raises(IntegrityError, match="action_in_a_block_of_its_area"), transaction.atomic():
        ActionFactory(area=AreaFactory(), block=block)


def test_challenge_hangs_from_a_challenge_and_no_deeper():
    challenge = ChallengeFactory()
    subchallenge = ChallengeFactory(plan=challenge.plan, parent=challenge)
    check_now()

    with pytest.raises(IntegrityError, match="challenge_under_a_challenge"), transaction.atomic():
        ChallengeFactory(plan=challenge.plan, parent=subchallenge)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"blocked_by": "Falta la convocatòria", "unblocked_by": "Que surti"},
        {"blocked_by": "Falta la convocatòria", "blocked_review_on": date(2026, 6, 1)},
    ],
)
def test_blocked_action_says_why_what_unblocks_it_and_when_to_look_again(said):
    with pytest.raises(IntegrityError, match="action_blocked_says_why"), transaction.atomic():
        ActionFactory(state="blocked", **said)


def closed_row() -> ActionReview:
    period = ReviewFactory()
    action = ActionFactory(area__plan=period.plan)
    row = ActionReview.objects.create(
        period=period, action=action, code="2026-1.1", title="Jornada", area="1. Jornades", state="pending"
    )
    ReviewedEvidence.objects.create(review=row, kind="workplan.linkedevidence", count=2)
    ReviewedIndicator.objects.create(review=row, kind="target", name="Jornades")
    period.state, period.closed_at, period.document_sha256 = "closed", clock.now(), "0" * 64
    period.save()
    return row


def another(row: ActionReview) -> ActionReview:
    action = ActionFactory(area=row.action.area)
    return ActionReview.objects.create(
        period=row.period, action=action, code="x", title="x", area="x", state="done"
    )


CHANGES = {
    "the period is renamed": lambda row: type(row.period).objects.update(name="Un altre"),
    "the period is opened again": lambda row: type(row.period).objects.update(
        state="open", closed_at=None, document_sha256=""
    ),
    "the period is removed": lambda row: type(row.period).objects.all()._raw_delete("default"),
    "a row changes": lambda row: ActionReview.objects.update(state="done"),
    "a row goes": lambda row: ActionReview.objects.all()._raw_delete("default"),
    "a row is added": another,
    "a count changes": lambda row: row.evidence.update(count=3),
    "a count goes": lambda row: row.evidence.all().delete(),
    "a count is added": lambda row: ReviewedEvidence.objects.create(review=row, kind="other", count=1),
    "an indicator changes": lambda row: row.indicators.update(name="Una altra"),
    "an indicator is added": lambda row: ReviewedIndicator.objects.create(
        review=row, kind="target", name="Hores"
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_closed_review_does_not_change(change):
    row = closed_row()

    with pytest.raises(IntegrityError, match="a closed review does not change"), transaction.atomic():
        CHANGES[change](row)
