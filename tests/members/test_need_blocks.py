"""Needs where people look: «Inici», the page of a member, the table by topic and size."""

import pytest
from django.test import RequestFactory
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from members import blocks
from members.models import Organization, Topic
from tests.cast import CouncilFactory, MunicipalityFactory
from tests.members.test_need_pages import close, record

pytestmark = pytest.mark.django_db


def block_of(offer, person, *arguments):
    request = RequestFactory().get("/")
    request.user = person
    return offer(request, *arguments)


def test_home_shows_coordination_the_five_that_wait_the_longest(cast, enter):
    for days in range(31, 38):
        record(cast.council, f"De fa {days}", days=days)
    record(cast.council, "Recent", days=30)

    context = block_of(blocks.waiting_needs, cast.coordination).context
    page = enter(cast.coordination).get("/")

    assert [need.words for need in context["needs"]] == [f"De fa {days}" for days in range(37, 32, -1)]
    assert context["total"] == 7
    assertContains(page, 'href="/necessitats/?older=30"')
    assertNotContains(page, "Recent")


def test_home_says_nothing_of_needs_while_none_waits(cast):
    record(cast.council, days=30)
    close(record(cast.council, days=60))

    assert block_of(blocks.waiting_needs, cast.coordination) is None


@pytest.mark.parametrize("who", ["technician", "advisor", "executive"])
def test_home_shows_the_needs_of_all_to_coordination_only(cast, who):
    record(cast.council, days=60)

    assert block_of(blocks.waiting_needs, getattr(cast, who)) is None


def test_advisor_sees_numbers_by_topic_and_no_council(cast, enter):
    energy, care = (Topic.objects.create(name=name) for name in ("Energia", "Cures"))
    for topic in (care, energy, energy, None, None, None):
        record(cast.council, "Teulades", topic=topic)
    close(record(cast.council, topic=care))

    rows = block_of(blocks.asked_topics, cast.advisor).context["rows"]
    page = enter(cast.advisor).get("/")

    assert [(row["topic__name"], row["total"]) for row in rows] == [("Energia", 2), ("Cures", 1), (None, 3)]
    assertContains(page, "Què demanen els municipis")
    assertNotContains(page, cast.council.short_name)
    assertNotContains(page, "Teulades")


@pytest.mark.parametrize("who", ["technician", "executive", "coordination"])
def test_numbers_of_the_advisor_are_for_advisors(cast, who):
    record(cast.council)

    assert block_of(blocks.asked_topics, getattr(cast, who)) is None


def needs_of(person, organization):
    return block_of(blocks.needs_of, person, organization)


def test_page_of_a_member_shows_the_open_ones_and_counts_the_closed(cast, enter):
    record(cast.council, "Teulades", days=2)
    close(record(cast.council, "Ordenança"))
    record(cast.other_council, "La dels altres")

    page = enter(cast.technician).get(cast.council.get_absolute_url())

    assertContains(page, "Teulades")
    assertContains(page, "1 necessitat tancada")
    assertContains(page, f"/necessitats/?council={cast.council.pk}&amp;state=closed")
    assertContains(page, reverse("need_add", args=[cast.council.pk]))
    assertNotContains(page, "Ordenança")
    assertNotContains(page, "La dels altres")


def test_page_of_another_council_says_nothing_of_its_needs(cast, enter):
    record(cast.council, "Teulades")

    page = enter(cast.other_technician).get(cast.council.get_absolute_url())

    assertNotContains(page, "Necessitats detectades")
    assertNotContains(page, "Teulades")


def test_partner_has_no_block_of_needs(cast):
    partner = Organization.objects.create(kind="partner", name="Ateneu")

    assert needs_of(cast.coordination, partner) is None


@pytest.mark.parametrize("rows", [1, 3])
def test_block_of_needs_takes_one_query(cast, rows, django_assert_num_queries):
    topic = Topic.objects.create(name="Energia")
    for _ in range(rows):
        close(record(cast.council, topic=topic))
        record(cast.council, topic=topic)
    assert cast.coordination.has_perm("members.follow_needs")

    with django_assert_num_queries(1):
        context = needs_of(cast.coordination, cast.council).context
        assert [str(need.topic) for need in context["needs"]] == ["Energia"] * rows


def town(name, population):
    return CouncilFactory(municipality=MunicipalityFactory(name=name, population=population))


def test_table_counts_by_topic_and_size_with_links_to_the_same_lists(cast, enter):
    energy = Topic.objects.create(name="Energia")
    small, large = town("Alp", 1000), town("Olot", 50001)
    for council in (small, small, large):
        record(council, topic=energy)
    record(small)
    close(record(large, topic=energy))
    client = enter(cast.coordination)

    page = client.get(reverse("need_summary"))

    (first, last) = page.context["demand"].rows
    assert (first.name, first.total, [cell.count for cell in first.cells]) == ("Energia", 3, [2, 0, 0, 0, 1])
    assert [cell.tint for cell in first.cells] == [4, 0, 0, 0, 2]
    assert (last.name, [cell.count for cell in last.cells]) == ("Sense tema", [1, 0, 0, 0, 0])
    assert [cell.count for cell in page.context["demand"].bands] == [3, 0, 0, 0, 1]
    for said in ("4 necessitats obertes,", "de 2 ens.", "El tema més demanat: Energia (3)."):
        assertContains(page, said)
    for cell in [first, last, *first.cells, *last.cells, *page.context["demand"].bands]:
        expected = cell.total if hasattr(cell, "total") else cell.count
        assert client.get(cell.url).context["page"].paginator.count == expected


def test_topics_that_share_the_first_place_are_all_named(cast, enter):
    for name in ("Energia", "Cures"):
        record(cast.council, topic=Topic.objects.create(name=name))

    page = enter(cast.coordination).get(reverse("need_summary"))

    assertContains(page, "Els temes més demanats: Cures, Energia (1 de cada).")


def test_table_without_needs_says_what_will_be_there(cast, enter):
    assertContains(enter(cast.coordination).get(reverse("need_summary")), "No hi ha cap necessitat oberta")


@pytest.mark.parametrize("rows", [1, 3])
def test_table_costs_the_same_for_one_need_as_for_three(cast, enter, rows, django_assert_num_queries):
    for number in range(rows):
        record(town(f"Vila {number}", 900), topic=Topic.objects.create(name=f"Tema {number}"))
    client = enter(cast.coordination)

    with django_assert_num_queries(6):  # session, person, standing (2), bell, needs
        client.get(reverse("need_summary"))
