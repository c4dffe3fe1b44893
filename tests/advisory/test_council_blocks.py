"""Advice on «Inici» of a council and on the page of a member."""

from datetime import timedelta

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from advisory import operations
from advisory.models import HourAccount
from advisory.operations import ledger
from office import clock
from tests.advisory.sessions import ServiceFactory, confirm, let_it_begin, make_budget, make_request, pool

pytestmark = pytest.mark.django_db


@pytest.fixture
def page_of(cast):
    return f"/membres/{cast.council.pk}/"


def test_home_of_a_council_has_what_waits_for_it_its_next_session_and_its_hours(cast, enter):
    budget = make_budget(3000)
    done = let_it_begin(confirm(make_request(budget.service, cast.council)))
    operations.log_outcome(session=done, minutes_used=60, summary="Fet.", by=None)
    operations.offer_session(service=ServiceFactory(), organizations=[cast.council], words="Compra.", by=None)
    confirm(make_request(budget.service, cast.council))
    make_request(budget.service, cast.council)

    page = enter(cast.technician).get("/")

    for said in (
        "Digueu si hi esteu d&#x27;acord",
        "Digueu si hi veniu",
        "10.00 h (hora de Catalunya)",
        "Queden 45 h de la bossa de 2026",
        "1 petició espera persona i data",
        "/assessoraments/demaneu/",
    ):
        assertContains(page, said)


def test_home_of_a_council_without_sessions_offers_to_ask(cast, enter):
    assertContains(enter(cast.technician).get("/"), "Demaneu un assessorament")


def test_home_says_nothing_of_the_sessions_of_others(cast, enter):
    make_request(ServiceFactory(name="Servei secret"), cast.other_council)

    assertNotContains(enter(cast.technician).get("/"), "espera persona i data")


def test_who_acts_for_no_council_is_not_offered_to_ask(cast, enter):
    assertNotContains(enter(cast.advisor).get("/"), "Demaneu un assessorament")


def test_package_of_the_council_goes_before_the_hours_of_everybody(cast, enter):
    budget = make_budget(3000)
    account = HourAccount.objects.create(budget=budget, kind="package", organization=cast.council)
    ledger.post(kind="allocate", debit=pool(budget), credit=account, minutes=240, key="paquet")

    page = enter(cast.technician).get("/")

    assertContains(page, "Us queden 4 h del vostre paquet de 2026")


def test_page_of_a_member_has_its_sessions_and_coordination_asks_in_its_name(cast, enter, page_of):
    make_request(ServiceFactory(name="Energia"), cast.council, words="Teulades")

    own, ours = enter(cast.technician).get(page_of), enter(cast.coordination).get(page_of)

    for page in (own, ours):
        assertContains(page, "Teulades")
    assertContains(ours, f"/assessoraments/demaneu/?organization={cast.council.pk}")
    assertNotContains(own, "Demaneu-ne un en nom seu")


def test_page_of_a_member_tells_others_nothing_of_its_sessions(cast, enter, page_of):
    make_request(ServiceFactory(name="Energia"), cast.council, words="Teulades")

    assertNotContains(enter(cast.other_technician).get(page_of), "Teulades")


@pytest.mark.parametrize("count", [1, 3])
def test_home_asks_the_same_questions_however_many_sessions(
    cast, enter, django_assert_max_num_queries, count
):
    for number in range(count):
        make_request(ServiceFactory(), cast.council, words=str(number))
        confirm(make_request(ServiceFactory(), cast.council), in_days=number + 3)
    client = enter(cast.technician)
    client.get("/")

    with django_assert_max_num_queries(20):
        client.get("/")


def test_session_of_last_year_is_not_of_this_one(cast, enter, page_of):
    session = let_it_begin(
        confirm(make_request(ServiceFactory(), cast.council, words="Fa temps")),
        at=clock.now().replace(microsecond=0) - timedelta(days=400),
    )

    assert session.day.year < clock.today().year
    assertNotContains(enter(cast.coordination).get(page_of), "Fa temps")
