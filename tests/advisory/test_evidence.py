"""A session that was held is evidence of the action of the plan that it serves."""

from datetime import timedelta

import pytest

from advisory import operations
from office import clock
from tests.advisory.sessions import ServiceFactory, confirm, let_it_begin, make_request
from tests.workplan.plans import ActionFactory
from workplan import evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def action():
    return ActionFactory()


@pytest.fixture
def served(cast, action):
    """Confirmed, begun, and of that action."""
    session = let_it_begin(confirm(make_request(None, cast.council)))
    type(session).objects.filter(pk=session.pk).update(action=action)
    session.refresh_from_db()
    return session


def test_session_counts_once_it_has_been_held(action, served):
    before = evidence.counts([action.pk])

    operations.log_outcome(session=served, minutes_used=90, summary="Plec revisat.", by=None)

    assert dict(before) == {}
    assert evidence.counts([action.pk])[action.pk] == {"advisory.advisorysession": 1}


def test_evidence_says_what_and_when_and_leads_to_the_session(action, served):
    operations.log_outcome(session=served, minutes_used=90, summary="Plec revisat.", by=None)

    (piece,) = evidence.newest([action.pk], most=5)

    assert (piece.words, piece.on) == (served.service.name, clock.today() - timedelta(days=1))
    assert (piece.url, piece.is_by_hand) == (served.get_absolute_url(), False)


def test_session_that_nobody_came_to_is_no_evidence(action, served):
    operations.mark_no_show(session=served, absent="council", by=None)

    assert dict(evidence.counts([action.pk])) == {}


def test_session_of_the_past_is_evidence_too(action):
    day = clock.today() - timedelta(days=200)

    operations.record_session(service=ServiceFactory(), day=day, action=action, by=None)

    assert [piece.on for piece in evidence.newest([action.pk], most=5)] == [day]


def test_page_of_the_action_counts_the_session_and_links_to_it(action, served, cast, enter):
    operations.log_outcome(session=served, minutes_used=90, summary="Plec revisat.", by=None)

    page = enter(cast.coordination).get(action.get_absolute_url()).content.decode()

    assert f'href="{served.get_absolute_url()}"' in page
    assert served.service.name in page
