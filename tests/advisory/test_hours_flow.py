"""The hours of a session, from the asking to what flows back."""

import pytest

from advisory import operations
from office.refusals import Refused
from tests.advisory.sessions import balances, confirm, let_it_begin, make_budget, make_request

pytestmark = pytest.mark.django_db


def test_asking_holds_the_default_at_once():
    budget = make_budget(3000)

    make_request(budget.service)

    assert balances(budget) == (3000, 120, 0)


def test_agreed_length_is_what_is_held():
    budget = make_budget(3000)
    session = make_request(budget.service)

    confirm(session, minutes=180)

    assert balances(budget) == (3000, 180, 0)


def test_minutes_used_are_charged_and_the_rest_flows_back():
    budget = make_budget(3000)
    session = let_it_begin(confirm(make_request(budget.service)))

    operations.log_outcome(session=session, minutes_used=90, summary="Plec revisat.", by=None)

    assert balances(budget) == (2910, 0, 90)


def test_budget_that_is_used_up_refuses_in_numbers():
    budget = make_budget(180)
    make_request(budget.service)

    with pytest.raises(Refused, match="en queden 1 h i en calen 2 h"):
        make_request(budget.service)

    assert balances(budget) == (180, 120, 0)


def test_cancelling_gives_everything_back():
    budget = make_budget(3000)
    session = make_request(budget.service)

    operations.cancel_session(session=session, reason="Ja no cal.", side="council", by=None)

    assert (balances(budget), session.state) == ((3000, 0, 0), "cancelled")


def test_overrun_is_logged_and_waits_for_its_approval(cast):
    budget = make_budget(3000)
    session = let_it_begin(confirm(make_request(budget.service)))
    operations.log_outcome(session=session, minutes_used=150, summary="Plec revisat.", by=None)

    operations.approve_overrun(session=session, reason="El plec era llarg.", by=cast.coordination)

    assert balances(budget) == (2850, 0, 150)
