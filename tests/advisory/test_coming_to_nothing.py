"""The ways in which a session is confirmed as it was asked, is declined, or nobody comes."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from advisory import operations
from office import clock
from tests.advisory.sessions import (
    ServiceFactory,
    balances,
    confirm,
    let_it_begin,
    make_budget,
    make_request,
)
from tests.advisory.slots import assign, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(cast, enter):
    return enter(cast.coordination)


def act(client, name, session, **values):
    return client.post(reverse(name, args=[session.pk]), values)


def test_request_on_a_published_time_is_confirmed_by_a_button(cast, enter):
    publish(cast.advisor)
    service = assign(cast.advisor, ServiceFactory(default_minutes=60))
    day = clock.today() + timedelta(days=7)
    session = make_request(service, expert=cast.advisor, starts_at=clock.moment_of(day, time(10)))

    act(enter(cast.advisor), "session_confirm", session)

    session.refresh_from_db()
    assert (session.state, session.expires_at) == ("confirmed", None)


def test_request_without_a_time_is_not_confirmed_by_a_button(client):
    session = make_request()

    answer = act(client, "session_confirm", session)

    session.refresh_from_db()
    assert (answer.status_code, session.state) == (302, "requested")


@pytest.mark.parametrize("role, side", [("coordination", "coordination"), ("advisor", "expert")])
def test_declined_session_keeps_why_and_who(cast, enter, role, side):
    budget = make_budget(3000)
    session = operations.assign_expert(session=make_request(budget.service), expert=cast.advisor, by=None)

    act(enter(getattr(cast, role)), "session_decline", session, reason="No és del nostre àmbit.")

    session.refresh_from_db()
    assert (session.state, session.closed_side, session.closed_reason) == (
        "declined", side, "No és del nostre àmbit.",
    )  # fmt: skip
    assert balances(budget) == (3000, 0, 0)


def test_declining_asks_why(client):
    page = act(client, "session_decline", make_request(), reason=" ")

    assert list(page.context["form"].errors) == ["reason"]


def test_confirmed_session_is_not_declined_and_it_is_said(client, cast):
    session = confirm(make_request(), expert=cast.advisor)

    page = act(client, "session_decline", session, reason="Tard")

    session.refresh_from_db()
    assert (page.status_code, session.state) == (200, "confirmed")
    assertContains(page, "Ja no es pot fer")


def test_nobody_came_is_written_with_who(cast, enter):
    session = let_it_begin(confirm(make_request(), expert=cast.advisor))

    act(enter(cast.advisor), "session_no_show", session, absent="council", reason="No van avisar.")

    session.refresh_from_db()
    assert (session.state, session.closed_side) == ("no_show", "council")


def test_what_has_not_begun_cannot_have_missed_anybody(client, cast):
    session = confirm(make_request(), expert=cast.advisor)

    page = act(client, "session_no_show", session, absent="council")

    session.refresh_from_db()
    assert (page.status_code, session.state) == (200, "confirmed")
