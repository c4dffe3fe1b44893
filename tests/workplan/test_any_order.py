"""Whatever is done to a tree of actions, and in whatever order, it stays within its bounds."""

from contextlib import suppress
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office import clock
from office.refusals import Refused
from tests.workplan.plans import ActionFactory, SubactionFactory
from workplan import operations
from workplan.models import Action, Indicator
from workplan.pages.following import proposal_for

pytestmark = [pytest.mark.property, pytest.mark.django_db]

SOON = clock.today() + timedelta(days=9)
PERCENT = st.none() | st.integers(-5, 105)
NUMBERS = st.decimals(-1, 50, places=1)


def change_state(action, data):
    operations.change_action_state(
        action=action, state=data.draw(st.sampled_from(Action.State.values)), by=None, reason="Perquè sí",
        blocked_by="A", unblocked_by="B", blocked_review_on=SOON,
    )  # fmt: skip


def add_evidence(action, data):
    operations.add_evidence(
        action=action, sentence="Fet", happened_on=clock.today(), url="https://xmess.cat", by=None
    )


def add_indicator(action, data):
    operations.add_indicator(
        action=action, kind=data.draw(st.sampled_from(Indicator.Kind.values)), name="Sessions",
        target=data.draw(st.none() | NUMBERS), by=None,
    )  # fmt: skip


def record_value(action, data):
    for indicator in action.indicators.all():
        value = data.draw(NUMBERS)
        operations.record_value(indicator=indicator, value=Decimal(value), value_on=clock.today(), by=None)


def propose_and_answer(action, data):
    note = operations.propose_progress(
        action=action, text="Fet", state=data.draw(st.sampled_from(["", *Action.State.values])),
        progress=data.draw(PERCENT), by=None,
    )  # fmt: skip
    operations.answer_proposal(note=note, accept=data.draw(st.booleans()), reason="Perquè sí", by=None)


def confirm(action, data):
    operations.confirm_progress(action=action, seen=proposal_for(action).seal, by=None)


def add_below(action, data):
    with transaction.atomic():
        SubactionFactory(parent=action)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


CHANGES = [change_state, add_evidence, add_indicator, record_value, propose_and_answer, confirm, add_below]


def attempt(change, action, data):
    """A refusal is an answer too; where a third level is tried, the database is who gives it."""
    with suppress(Refused):
        if change is add_below and action.is_subaction:
            with pytest.raises(IntegrityError, match="action_under_an_action"):
                change(action, data)
        else:
            change(action, data)


def check(action):
    found = proposal_for(action)
    assert action.progress is None or 0 <= action.progress <= 100
    assert (action.state == "done") <= (action.progress == 100)
    assert found.percent is None or 0 <= found.percent <= 100
    assert (found.percent == 100) == (found.state == "done")


def test_progress_and_depth_stay_within_their_bounds_in_any_order():
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def change_everything(data):
        with transaction.atomic():
            SubactionFactory(parent=ActionFactory())
            for change in data.draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=8)):
                chosen = data.draw(st.integers(0, Action.objects.count() - 1))
                attempt(change, Action.objects.order_by("pk")[chosen], data)
                for action in Action.objects.all():
                    check(action)
            assert not Action.objects.filter(parent__parent__isnull=False).exists()
            transaction.set_rollback(True)

    change_everything()
