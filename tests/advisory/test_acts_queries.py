"""Each page of an act costs the same for a session of one council as for one of three."""

import pytest
from django.urls import reverse

from advisory.models import ServiceExpert
from tests.advisory.sessions import confirm, make_budget, make_request
from tests.cast import MemberFactory, PersonFactory

pytestmark = pytest.mark.django_db

# Session, person, standing (2), bell, the row and its councils are seven.
PAGES = {
    "session_assign": 10,
    "session_date": 9,
    "session_decline": 7,
    "session_no_show": 7,
    "session_join": 8,
    "session_plan": 8,
    "session_publish": 7,
    "session_overrun": 8,
    "session_correct": 8,
}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", PAGES)
def test_page_of_an_act_costs_the_same(cast, enter, name, rows, django_assert_num_queries):
    councils = [MemberFactory().organization for _ in range(rows)]
    session = make_request(make_budget().service, *councils)
    for _ in range(rows):
        ServiceExpert.objects.create(service=session.service, person=PersonFactory())
    if name != "session_assign":
        confirm(session, expert=cast.advisor)
    client = enter(cast.coordination)

    with django_assert_num_queries(PAGES[name]):
        client.get(reverse(name, args=[session.pk]))


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name, queries", [("session_offer", 10), ("session_record", 8)])
def test_form_costs_the_same_for_many_members(cast, enter, name, queries, rows, django_assert_num_queries):
    for _ in range(rows):
        MemberFactory()
    client = enter(cast.coordination)

    with django_assert_num_queries(queries):
        client.get(reverse(name))
