"""The page of an expert and its part of «Inici»: what waits for it, what comes, what it has given."""

from datetime import time, timedelta

import pytest
from django.urls import reverse

from advisory import operations
from advisory.pages.experts import given_this_year, own_sessions
from members.models import NetworkRole
from office import clock
from tests.advisory.sessions import ServiceFactory, confirm, let_it_begin, make_request
from tests.advisory.slots import assign, in_a_week, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(cast):
    return assign(cast.advisor, ServiceFactory(default_minutes=60))


def on(days_ago, hour=10):
    return clock.moment_of(clock.today() - timedelta(days=days_ago), time(hour))


def held(cast, service, days_ago):
    return let_it_begin(confirm(make_request(service, cast.council), expert=cast.advisor), on(days_ago))


def numbers(rows):
    return [row.session.pk for row in rows]


def test_what_ended_first_is_to_be_written_down_first(cast, service):
    later, first = held(cast, service, 2), held(cast, service, 9)

    assert numbers(own_sessions(cast.advisor).to_log) == [first.pk, later.pk]


def test_each_session_waits_where_its_next_step_is(cast, service):
    publish(cast.advisor)
    starts_at = clock.moment_of(in_a_week(), time(9))
    asked = make_request(service, cast.council, expert=cast.advisor, starts_at=starts_at)
    dateless = operations.assign_expert(session=make_request(service), expert=cast.advisor, by=None)
    agreed = confirm(make_request(service), expert=cast.advisor, hour=time(11))
    confirm(make_request(service))  # of somebody else
    done = held(cast, service, 3)
    operations.log_outcome(session=done, minutes_used=60, summary="Fet", by=None)

    own = own_sessions(cast.advisor)

    found = [numbers(rows) for rows in (own.to_log, own.to_answer, own.to_date, own.coming)]
    assert found == [[], [asked.pk], [dateless.pk], [agreed.pk]]


def test_session_that_is_going_on_is_still_to_come(cast, service):
    session = let_it_begin(
        confirm(make_request(service), expert=cast.advisor), clock.now() - timedelta(minutes=30)
    )

    assert numbers(own_sessions(cast.advisor).coming) == [session.pk]


def test_minutes_given_this_year_are_counted(cast, service):
    for days_ago, minutes in ((1, 90), (3, 45)):
        session = held(cast, service, days_ago)
        operations.log_outcome(session=session, minutes_used=minutes, summary="Fet", by=None)

    given = given_this_year(cast.advisor)

    assert "2 h 15 min" in given.in_words
    assert (given.sessions, given.minutes) == (2, 135)


def test_page_says_who_attends_and_what_is_needed(enter, cast, service):
    session = make_request(service, cast.council, attendees="Dolors i Enric", words="Moneda local")
    confirm(session, expert=cast.advisor, place="Sala de plens", modality="in_person")

    page = enter(cast.advisor).get(reverse("expert_page")).content.decode()

    assert all(
        words in page for words in ("Dolors i Enric", "Moneda local", "Sala de plens", str(cast.council))
    )


@pytest.mark.parametrize("number", [1, 3])
def test_page_takes_eight_queries(enter, cast, service, django_assert_num_queries, number):
    for days_ago in range(1, number + 1):
        held(cast, service, days_ago)
    client = enter(cast.advisor)

    with django_assert_num_queries(8):
        client.get(reverse("expert_page"))


def titles(client):
    return [
        block.title
        for block in client.get(reverse("home")).context["blocks"]
        if "block_expert" in block.template
    ]


def test_inici_of_an_advisor_has_its_sessions(enter, cast, service):
    session = held(cast, service, 1)

    response = enter(cast.advisor).get(reverse("home"))

    assert reverse("session_log", args=[session.pk]) in response.content.decode()


@pytest.mark.parametrize("role", ["technician", "coordination", "mentor"])
def test_inici_of_the_others_has_none(enter, cast, service, role):
    assert titles(enter(getattr(cast, role))) == []


def test_inici_of_who_no_longer_advises_has_none(enter, cast, service):
    held(cast, service, 1)
    NetworkRole.objects.filter(person=cast.advisor).update(ends_on=clock.today() - timedelta(days=1))

    assert titles(enter(cast.advisor)) == []
