"""The anonymous line: proposed, published, withdrawn; and the public page with its data."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from advisory import operations
from advisory.models import AdvisorySession
from members.models import Topic
from tests.advisory.sessions import ServiceFactory

pytestmark = pytest.mark.django_db


def held(service=None, *councils, **values):
    given = {"day": date(2025, 3, 3), "organizations": councils, "by": None} | values
    return operations.record_session(service=service or ServiceFactory(name="CCPR"), **given)


def publish(session, line):
    return operations.publish_line(session=session, line=line, by=None)


def test_line_is_proposed_from_service_and_topic(cast, enter):
    topic = Topic.objects.create(name="Clàusules socials")
    session = held(None, cast.council, topic=topic)

    page = enter(cast.coordination).get(reverse("session_publish", args=[session.pk]))

    assertContains(page, 'value="CCPR: Clàusules socials"')


def test_expert_publishes_with_other_words(cast, enter):
    session = held(None, cast.council, expert=cast.advisor)
    address = reverse("session_publish", args=[session.pk])

    enter(cast.advisor).post(address, {"line": "Reserva de contractes"})

    session.refresh_from_db()
    assert (session.public_line, session.published_at is not None) == ("Reserva de contractes", True)


def test_line_that_names_the_council_is_said_beside_it(cast, enter):
    session = held(None, cast.council)
    line = f"Reserva de contractes a {cast.council.short_name}"

    page = enter(cast.coordination).post(reverse("session_publish", args=[session.pk]), {"line": line})

    session.refresh_from_db()
    assert (list(page.context["form"].errors), session.published_at) == (["line"], None)


def test_line_is_withdrawn_by_a_button(cast, enter):
    session = publish(held(None, cast.council), "Reserva de contractes")

    enter(cast.coordination).post(reverse("session_withdraw", args=[session.pk]))

    session.refresh_from_db()
    assert session.published_at is None
    assertNotContains(Client().get(reverse("worked_fields")), "Reserva de contractes")


def test_council_does_not_publish(cast, enter):
    session = held(None, cast.council)

    answer = enter(cast.technician).post(reverse("session_publish", args=[session.pk]), {"line": "Energia"})

    assert answer.status_code == 403


def test_line_that_only_repeats_its_field_is_counted_and_not_said_twice(cast):
    publish(held(None, cast.council), "CCPR")

    page = Client().get(reverse("worked_fields"))

    assertContains(page, "<h3>CCPR</h3>", html=True)
    assertContains(page, "<li>1 assessorament rebut</li>", html=True)


def test_visitor_finds_the_page_in_the_foot_of_the_sign_in():
    page = Client().get(reverse("account_login"), follow=True)

    assertContains(page, f'<a href="{reverse("worked_fields")}">En què hem assessorat</a>', html=True)


def test_anybody_reads_the_lines_by_year_and_field(cast):
    energy = Topic.objects.create(name="Energia")
    service = ServiceFactory(name="CCPR")
    publish(held(service, cast.council, day=date(2024, 5, 5)), "Plec de neteja")
    for _ in range(2):
        publish(held(service, cast.council, topic=energy), "Comunitats energètiques")
    held(service, cast.council)  # not published

    data = Client().get(reverse("worked_fields_data")).json()

    assert data["years"] == [
        {
            "year": 2025,
            "fields": [{"field": "Energia", "lines": [{"line": "Comunitats energètiques", "times": 2}]}],
        },
        {"year": 2024, "fields": [{"field": "CCPR", "lines": [{"line": "Plec de neteja", "times": 1}]}]},
    ]


def test_page_and_data_name_nobody(cast):
    publish(held(None, cast.council, expert=cast.advisor, summary="Amb l'alcaldia."), "Plec de neteja")

    for name in ("worked_fields", "worked_fields_data"):
        answer = Client().get(reverse(name))
        for word in (str(cast.council), cast.council.short_name, str(cast.advisor), "alcaldia"):
            assertNotContains(answer, word)


def test_other_websites_may_ask_for_the_data(cast):
    answer = Client().get(reverse("worked_fields_data"))

    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cache-Control"] == "public, max-age=300"


def test_page_without_lines_says_what_will_be_there():
    assertContains(Client().get(reverse("worked_fields")), "Encara no hi ha res")


@pytest.mark.parametrize("rows", [1, 3])
def test_public_page_takes_one_query(cast, rows, django_assert_num_queries):
    for number in range(rows):
        publish(held(None, cast.council), f"Plec {number}")
    assert AdvisorySession.objects.filter(published_at__isnull=False).count() == rows

    with django_assert_num_queries(1):
        Client().get(reverse("worked_fields"))
