"""What a council answers, what coordination answers for it, and calling a session off."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertRedirects

from advisory import operations
from advisory.models import AdvisorySession
from office import clock
from tests.advisory.sessions import (
    ServiceFactory,
    balances,
    confirm,
    let_it_begin,
    make_budget,
    make_request,
)

pytestmark = pytest.mark.django_db


def address(name, session):
    return reverse(name, args=[session.pk])


def state(session):
    session.refresh_from_db()
    return session.state


@pytest.fixture
def offer(cast):
    return operations.offer_session(
        service=ServiceFactory(), organizations=[cast.council, cast.other_council], words="Compra.", by=None
    )


@pytest.fixture
def outcome(cast):
    session = let_it_begin(confirm(make_request(None, cast.council)))
    return operations.log_outcome(session=session, minutes_used=60, summary="Fet.", by=None)


def replies(session):
    return [(row.organization, row.reply, row.attendees) for row in session.councils.all()]


def test_council_says_that_it_comes_and_who(offer, cast, enter):
    response = enter(cast.technician).post(
        address("session_reply", offer), {"comes": "yes", "attendees": "Dolors"}
    )

    assertRedirects(response, offer.get_absolute_url())
    assert replies(offer) == [(cast.council, "coming", "Dolors"), (cast.other_council, "invited", "")]


def test_council_says_that_it_does_not_come(offer, cast, enter):
    enter(cast.technician).post(address("session_reply", offer), {"comes": "no"})

    assert replies(offer)[0] == (cast.council, "not_coming", "")


def test_coordination_writes_down_the_answer_of_one_council(offer, cast, enter):
    client = enter(cast.coordination)

    page = client.get(address("session_reply", offer))
    client.post(address("session_reply", offer), {"organization": cast.other_council.pk, "comes": "yes"})

    assert "organization" in page.context["form"].fields
    assert replies(offer)[1] == (cast.other_council, "coming", "")


@pytest.mark.parametrize("values", [{}, {"comes": "potser"}, {"comes": "yes", "attendees": "x" * 400}])
def test_answer_that_is_not_one_is_told_beside_its_field(offer, cast, enter, values):
    response = enter(cast.technician).post(address("session_reply", offer), values | {"sent": "1"})

    assert response.context["form"].errors
    assert replies(offer)[0] == (cast.council, "invited", "")


def test_council_does_not_answer_for_another_one(offer, cast, enter):
    enter(cast.technician).post(
        address("session_reply", offer), {"organization": cast.other_council.pk, "comes": "no"}
    )

    assert replies(offer) == [(cast.council, "not_coming", ""), (cast.other_council, "invited", "")]


def test_one_button_says_yes_to_the_outcome(outcome, cast, enter):
    response = enter(cast.technician).post(address("session_answer", outcome), {"agrees": "yes"})

    outcome.refresh_from_db()
    assertRedirects(response, outcome.get_absolute_url())
    assert outcome.answer == "confirmed"


def test_council_says_what_is_not_right(outcome, cast, enter):
    enter(cast.technician).post(address("session_answer", outcome), {"words": "Va durar mitja hora."})

    outcome.refresh_from_db()
    assert (outcome.answer, outcome.answer_words) == ("disputed", "Va durar mitja hora.")


def test_second_answer_is_told_that_there_is_one(outcome, cast, enter):
    client = enter(cast.technician)
    client.post(address("session_answer", outcome), {"agrees": "yes"})

    page = client.post(address("session_answer", outcome), {"words": "Massa tard."})

    assertContains(page, "Massa tard.")
    assert page.context["form"].non_field_errors()


def test_looking_at_the_answer_changes_nothing(outcome, cast, enter):
    enter(cast.technician).get(f"{address('session_answer', outcome)}?agrees=yes")

    outcome.refresh_from_db()
    assert outcome.answer == "waiting"


def service_with_rules(**values):
    given = {"has_budget": True, "late_share": 50, "free_until_hours": 24, "rules_are_confirmed": True}
    return ServiceFactory(**(given | values))


def tomorrow(session, hours):
    """Agreed for so many hours from now."""
    return let_it_begin(
        confirm(session), at=clock.now().replace(second=0, microsecond=0) + timedelta(hours=hours)
    )


@pytest.mark.parametrize(
    "hours, values, said",
    [
        (30, {}, "Fins al"),
        (10, {}, "Falten menys de 24 hores: es descompten 1 h i en tornen 1 h a la bossa."),
        (10, {"rules_are_confirmed": False}, "No es descompta cap hora"),
        (10, {"late_share": 0}, "Les hores reservades (2 h) tornen a la bossa."),
    ],
)
def test_cancelling_says_before_what_it_costs(cast, enter, hours, values, said):
    budget = make_budget(600, service=service_with_rules(**values))
    session = tomorrow(make_request(budget.service, cast.council), hours)

    assertContains(enter(cast.technician).get(address("session_cancel", session)), said)


@pytest.mark.parametrize(
    "hours, values, left",
    [(30, {}, 600), (10, {}, 540), (10, {"rules_are_confirmed": False}, 600), (10, {"late_share": 0}, 600)],
)
def test_cancelling_costs_what_was_said(cast, enter, hours, values, left):
    budget = make_budget(600, service=service_with_rules(**values))
    session = tomorrow(make_request(budget.service, cast.council), hours)

    enter(cast.technician).post(address("session_cancel", session), {"reason": "Baixa."})

    assert (state(session), balances(budget)[:2]) == ("cancelled", (left, 0))


def test_expert_cancels_at_no_cost(cast, enter):
    budget = make_budget(600, service=service_with_rules())
    session = tomorrow(make_request(budget.service, cast.council, expert=cast.advisor), 10)

    enter(cast.advisor).post(address("session_cancel", session), {"reason": "Malaltia."})

    session.refresh_from_db()
    assert (session.state, session.closed_side, balances(budget)[:2]) == ("cancelled", "expert", (600, 0))


def test_coordination_says_who_cancels_it(cast, enter):
    session = make_request(None, cast.council)
    client = enter(cast.coordination)

    unsaid = client.post(address("session_cancel", session), {"reason": "Trucada."})
    client.post(address("session_cancel", session), {"reason": "Trucada.", "side": "council"})

    session.refresh_from_db()
    assert "side" in unsaid.context["form"].errors
    assert (session.state, session.closed_side) == ("cancelled", "council")


def test_council_that_shares_a_session_leaves_it_and_does_not_cancel_it(cast, enter):
    session = make_request(None, cast.council, cast.other_council)

    response = enter(cast.technician).post(address("session_cancel", session), {"reason": "No podem."})

    assertRedirects(response, address("session_reply", session))
    assert state(session) == "requested"


def test_council_leaves_a_session_that_goes_on_with_the_others(cast, enter):
    session = make_request(None, cast.council, cast.other_council)

    enter(cast.technician).post(address("session_reply", session), {"comes": "no"})

    assert (state(session), replies(session)[0][1]) == ("requested", "not_coming")


def test_looking_at_cancelling_changes_nothing(cast, enter):
    session = make_request(None, cast.council)

    enter(cast.technician).get(address("session_cancel", session))

    assert state(session) == "requested"


def test_cancelling_twice_is_told(cast, enter):
    session, client = make_request(None, cast.council), enter(cast.technician)

    answers = [client.post(address("session_cancel", session), {"reason": ""}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 200]
    assert answers[1].context["form"].non_field_errors()
    assert AdvisorySession.objects.get().state == "cancelled"
