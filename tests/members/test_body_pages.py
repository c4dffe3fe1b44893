"""/organs/: the list and the page of a body."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from members import operations
from members.models import Body, Term
from members.operations.elections import NewSeat
from office import clock
from office.invented import invented
from tests.cast import MemberFactory, PersonFactory, RoleFactory

pytestmark = pytest.mark.django_db

DAY = date(2025, 10, 25)
LIST_QUERIES, PAGE_QUERIES = 7, 12


@pytest.fixture
def executive(cast):
    return Body.objects.get(kind="executive")


@pytest.fixture
def group(cast):
    return Body.objects.get(kind="working_group")


@pytest.fixture
def client(cast, enter):
    return enter(cast.coordination)


def role(**values):
    return RoleFactory(organization=MemberFactory().organization, **values)


def page(client, body):
    return client.get(body.get_absolute_url())


def propose(name, state="active", starts_on=date(2024, 1, 1)):
    return operations.propose_group(name=name, state=state, starts_on=starts_on, reason="Acta", by=None)


def test_list_has_the_bodies_and_the_groups_by_state(client, executive):
    propose("Cures", "proposed")
    renamed = propose("Moneda local")
    operations.rename_body(body=renamed, name="Monedes locals", starts_on=date(2026, 1, 1), by=None)
    operations.change_group_state(
        body=propose("Finançament"), state="suspended", starts_on=DAY, reason="Pla", by=None
    )

    response = client.get(reverse("body_list"))

    headings = [(heading, [str(row) for row in rows]) for heading, rows in response.context["groups"]]
    assert response.context["bodies"] == [executive]
    assert headings == [
        ("Grups de Treball actius", ["Monedes locals"]),
        ("Grups de Treball en suspens", ["Finançament"]),
        ("Grups de Treball proposats", ["Cures"]),
        ("Grups de Treball que encara no han començat", ["Agroecologia"]),
    ]
    assertContains(response, "Fins al dia 31/12/2025, «Moneda local»")
    assertContains(response, "hi participa 1 ens")
    assertContains(response, "1 vocalia")


def test_who_takes_no_part_sees_no_body(executive, enter):
    stranger = enter(PersonFactory())

    assert stranger.get(reverse("body_list")).context["bodies"] == []
    assert page(stranger, executive).status_code == 404


def test_member_sees_the_page_and_no_way_to_change_it(cast, enter, executive):
    response = page(enter(cast.technician), executive)

    assertContains(response, "Presidència")
    for words in ("Registreu", "Hi entra algú altre", "Canvieu"):
        assertNotContains(response, words)


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_the_same_of_the_database(client, rows, django_assert_num_queries):
    for number in range(rows):
        body = propose(f"Grup {number}")
        operations.join_group(body=body, organization=MemberFactory().organization, starts_on=DAY, by=None)
        operations.rename_body(body=body, name=f"Nou {number}", starts_on=DAY, by=None)

    with django_assert_num_queries(LIST_QUERIES):
        client.get(reverse("body_list"))


@pytest.mark.parametrize("rows", [1, 3])
def test_page_of_a_body_asks_the_same_of_the_database(client, executive, rows, django_assert_num_queries):
    seats = [NewSeat(post.organization, post.person) for post in (role() for _ in range(rows))]
    for year in range(rows):
        operations.record_election(body=executive, starts_on=date(2024 + year, 6, 1), seats=seats, by=None)
        operations.record_agreement(body=executive, adopted_on=DAY, title=f"Acord {year}", by=None)

    with django_assert_num_queries(PAGE_QUERIES):
        page(client, executive)


@pytest.mark.parametrize("rows", [1, 3])
def test_page_of_a_group_asks_the_same_of_the_database(client, group, rows, django_assert_num_queries):
    for _ in range(rows):
        post = role()
        operations.join_group(
            body=group, organization=post.organization, person=post.person, starts_on=DAY, by=None
        )
        operations.change_group_state(body=group, state="active", starts_on=DAY, reason="Acta", by=None)

    with django_assert_num_queries(PAGE_QUERIES):  # no term, so no seats; its actions of the plan
        page(client, group)


def test_page_says_the_term_who_sits_and_what_is_vacant(client, executive):
    gone, here = role(ends_on=clock.today() - timedelta(days=1)), role()
    seats = [NewSeat(MemberFactory().organization)]
    seats += [NewSeat(post.organization, post.person) for post in (gone, here)]
    with invented():
        operations.record_election(body=executive, starts_on=DAY, seats=seats, agreement=None, by=None)

    response = page(client, executive)

    assertContains(response, "Mandat 2025-2029, 3 vocalies,")
    assertContains(response, "2 de vacants")
    assertContains(response, f"{gone.person} ja no actua en nom d'aquest ens.", html=False)
    assertContains(response, "L'ens encara no ha dit quina persona l'ocupa.")
    assertContains(response, "Dada de demostració", count=3)
    assertContains(response, "Mandats anteriors")
    assertContains(response, "Mandat 2024-2025, 1 vocalia")


def test_page_tells_who_left_before_the_end_and_not_who_was_unnamed(client, executive):
    here, gone, newcomer = role(), role(), role()
    seats = [NewSeat(here.organization), NewSeat(gone.organization, gone.person)]
    term = operations.record_election(body=executive, starts_on=DAY, seats=seats, by=None)
    for seat, post in zip(term.seats.order_by("pk"), (here, newcomer), strict=True):
        operations.replace_seat(
            seat=seat, organization=post.organization, person=post.person, starts_on=date(2026, 1, 1), by=None
        )

    shown = page(client, executive).context["term"]

    assert {seat.person for seat in shown.seats_held} == {here.person, newcomer.person}
    assert [seat.person for seat in shown.seats_left] == [gone.person]


@pytest.mark.parametrize(("days", "is_current"), [(0, True), (-1, False)])
def test_term_is_current_until_its_last_day_included(client, executive, days, is_current):
    term = Term.objects.get()
    operations.end_term(term=term, ends_on=clock.today() + timedelta(days=days), by=None)

    context = page(client, executive).context

    assert (context["term"], context["former_terms"]) == ((term, []) if is_current else (None, [term]))


def test_page_without_a_term_in_force_says_so(client, executive):
    operations.end_term(term=Term.objects.get(), ends_on=DAY, by=None)

    assertContains(page(client, executive), "No hi ha cap mandat en vigor.")


def test_page_of_a_group_tells_its_history(client):
    body = propose("Finançament municipal")
    operations.rename_body(body=body, name="Finançament de l'ESS", starts_on=date(2026, 1, 1), by=None)
    operations.change_group_state(
        body=body, state="suspended", starts_on=date(2026, 1, 1), reason="Pla de treball 2026", by=None
    )

    response = page(client, body)

    assertContains(response, "En suspens")
    assertContains(response, "Pla de treball 2026")
    assertContains(response, "Fins al dia 31/12/2025 es deia «Finançament municipal».")


def test_older_agreements_are_folded_and_none_is_lost(client, executive):
    for number in range(23):
        operations.record_agreement(body=executive, adopted_on=DAY, title=f"Acord {number}.", by=None)

    response = page(client, executive)

    assertContains(response, "3 acords més antics")
    assertContains(response, "<strong>Acord ", count=23)
