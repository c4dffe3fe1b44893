"""Minutes beyond the hold are approved, and wrong minutes corrected: each one more movement with its reason."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from advisory import operations
from tests.advisory.sessions import balances, confirm, let_it_begin, make_budget, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(cast, enter):
    return enter(cast.coordination)


@pytest.fixture
def budget():
    return make_budget(3000)


def logged(budget, cast, minutes):
    session = let_it_begin(confirm(make_request(budget.service, cast.council), expert=cast.advisor))
    return operations.log_outcome(session=session, minutes_used=minutes, summary="Plec revisat.", by=None)


def act(client, name, session, **values):
    return client.post(reverse(name, args=[session.pk]), values)


def test_overrun_says_what_was_held_and_what_waits(client, cast, budget):
    session = logged(budget, cast, 150)

    page = client.get(reverse("session_overrun", args=[session.pk]))

    assertContains(page, "30 min més del que s'ha descomptat")


def test_overrun_is_approved_with_a_reason(client, cast, budget):
    session = logged(budget, cast, 150)

    act(client, "session_overrun", session, reason="El plec era llarg.")

    entry = session.entries.get(kind="adjust")
    assert (balances(budget), entry.approved_by, entry.reason) == (
        (2850, 0, 150), cast.coordination, "El plec era llarg.",
    )  # fmt: skip


def test_overrun_without_a_reason_is_asked_for_one(client, cast, budget):
    session = logged(budget, cast, 150)

    page = act(client, "session_overrun", session, reason=" ")

    assert (list(page.context["form"].errors), balances(budget)) == (["reason"], (2880, 0, 120))


def test_overrun_that_the_budget_cannot_pay_says_the_numbers(client, cast):
    budget = make_budget(130)
    session = logged(budget, cast, 150)

    page = act(client, "session_overrun", session, reason="El plec era llarg.")

    assertContains(page, "en queden 10 min i en calen 30 min")
    assertContains(page, reverse("budget_grant", args=[budget.pk]))
    assert balances(budget) == (10, 0, 120)


def test_session_that_fitted_has_nothing_to_approve(client, cast, budget):
    page = client.get(reverse("session_overrun", args=[logged(budget, cast, 60).pk]))

    assertContains(page, "No hi ha res per aprovar")


def test_minutes_are_corrected_by_one_more_movement(client, cast, budget):
    session = logged(budget, cast, 120)

    act(client, "session_correct", session, minutes_used="1 h 30", reason="Es va acabar abans.")

    session.refresh_from_db()
    kinds = list(session.entries.order_by("pk").values_list("kind", "minutes"))
    assert (session.minutes_used, balances(budget)) == (90, (2910, 0, 90))
    assert kinds == [("hold", 120), ("capture", 120), ("adjust", 30)]


def test_what_the_council_disputes_is_read_beside_the_form(client, cast, budget):
    session = logged(budget, cast, 120)
    operations.dispute_outcome(session=session, words="Va durar una hora.", by=None)

    assertContains(client.get(reverse("session_correct", args=[session.pk])), "Va durar una hora.")


@pytest.mark.parametrize("minutes", ["90", "-5", "99 h", "", "molt"])
def test_minutes_that_cannot_be_are_said_beside_them(client, cast, budget, minutes):
    session = logged(budget, cast, 120)

    page = act(client, "session_correct", session, minutes_used=minutes, reason="Error")

    assert (list(page.context["form"].errors), balances(budget)) == (["minutes_used"], (2880, 0, 120))


def test_expert_does_not_correct_what_was_charged(cast, enter, budget):
    session = logged(budget, cast, 120)

    answer = act(enter(cast.advisor), "session_correct", session, minutes_used="1 h", reason="Error")

    assert (answer.status_code, balances(budget)) == (403, (2880, 0, 120))
