"""The personal words of advice end with their term, and what the network counts stays."""

from datetime import timedelta

import pytest

from advisory import operations
from advisory.models import AdvisorySession, LedgerEntry, SessionCouncil
from advisory.models.sessions import WORDS_KEPT_DAYS
from office import clock, retention
from tests.advisory.sessions import balances, confirm, let_it_begin, make_budget, make_request

pytestmark = pytest.mark.django_db
EMPTIED = ("words", "when_suits", "summary", "follow_up", "place", "answer_words")


@pytest.fixture
def held(cast):
    """Asked for, held, logged and disputed, with all its words."""
    budget = make_budget(3000)
    session = confirm(
        make_request(budget.service, cast.council, when_suits="Dimarts", attendees="Dolors i Enric"),
        place="Sala de plens",
        expert=cast.advisor,
    )
    operations.log_outcome(
        session=let_it_begin(session), minutes_used=90, summary="Plec revisat.", follow_up="El ple.", by=None
    )
    operations.dispute_outcome(session=session, words="Van ser 60 minuts.", by=None)
    return session


def let_pass(session, days):
    AdvisorySession.objects.filter(pk=session.pk).update(asked_at=clock.now() - timedelta(days=days))


def words_of(session):
    session.refresh_from_db()
    return [getattr(session, name) for name in EMPTIED]


def test_words_stay_within_their_term(held):
    let_pass(held, WORDS_KEPT_DAYS - 1)

    erased = retention.apply()

    assert all(words_of(held))
    assert "advisory.advisorysession" not in erased


def test_words_and_names_of_who_attended_end_with_their_term(held):
    let_pass(held, WORDS_KEPT_DAYS + 1)

    erased = retention.apply()

    assert (erased["advisory.advisorysession"], erased["advisory.sessioncouncil"]) == (1, 1)
    assert words_of(held) == [""] * len(EMPTIED)
    assert SessionCouncil.objects.get().attendees == ""


def test_what_the_network_counts_stays(held):
    budget = held.account.budget
    before = (balances(budget), LedgerEntry.objects.count())
    let_pass(held, WORDS_KEPT_DAYS + 1)

    retention.apply()

    held.refresh_from_db()
    assert (balances(budget), LedgerEntry.objects.count()) == before
    assert (held.state, held.minutes_used, held.service, held.organizations.count()) == (
        "done",
        90,
        budget.service,
        1,
    )


def test_second_night_erases_nothing_more(held):
    let_pass(held, WORDS_KEPT_DAYS + 1)
    retention.apply()

    assert "advisory.advisorysession" not in retention.apply()
