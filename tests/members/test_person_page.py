"""/persones/<number>/ and joining two records from it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from members import operations
from members.models import Body, Interlocutor, Organization, Participation, Partner, Person, Seat, Term
from office import clock
from office.models import Message, MessagePreference
from tests.cast import START, CouncilFactory, MemberFactory, PersonFactory, RoleFactory

pytestmark = pytest.mark.django_db

YESTERDAY = clock.today() - timedelta(days=1)


@pytest.fixture(autouse=True)
def in_catalan():
    with override("ca"):
        yield


def page(person) -> str:
    return reverse("person_page", args=[person.pk])


@pytest.fixture
def person():
    """With a post of today and one that has ended."""
    person = PersonFactory(given_name="Anna", family_name="Ferrer", email="anna@example.org")
    RoleFactory(
        person=person, organization=MemberFactory().organization, title="Tècnica", email="ess@vic.example.org"
    )
    RoleFactory(person=person, title="Becària", starts_on=START, ends_on=YESTERDAY)
    return person


def test_member_sees_the_post_of_today_and_where_to_write(cast, enter, person):
    response = enter(cast.technician).get(page(person))

    assertContains(response, "Tècnica")
    assertContains(response, "ess@vic.example.org")
    for hidden in ("Becària", "anna@example.org", "Historial", reverse("person_merge", args=[person.pk])):
        assertNotContains(response, hidden)


def test_coordination_sees_former_posts_and_the_account(cast, enter, person):
    Person.objects.filter(pk=person.pk).update(last_login=clock.real_now())

    response = enter(cast.coordination).get(page(person))

    for shown in ("Becària", "anna@example.org", f"Última entrada el dia {clock.today():%d/%m/%Y}"):
        assertContains(response, shown)
    assertContains(response, reverse("record_history", args=["members.person", person.pk]))


def test_seats_and_groups_are_on_the_page(cast, enter, person):
    tie_to_everything(person)

    response = enter(cast.technician).get(page(person))

    for shown in ("Executiva 0", "Presidència", "Cures 0", "Coordina", "Ateneu 0", "Coordinadora"):
        assertContains(response, shown)


def tie_to_everything(person, rows=1):
    for number in range(rows):
        body = Body.objects.create(kind="executive", name=f"Executiva {number}")
        term = Term.objects.create(body=body, starts_on=START)
        council = CouncilFactory()
        Seat.objects.create(
            term=term, organization=council, person=person, function="presidency", starts_on=START
        )
        group = Body.objects.create(kind="working_group", name=f"Cures {number}")
        Participation.objects.create(
            body=group, organization=council, person=person, is_coordinator=True, starts_on=START
        )
        ateneu = Organization.objects.create(kind="partner", name=f"Ateneu {number}", short_name="Ateneu")
        partner = Partner.objects.create(organization=ateneu, family="programme")
        Interlocutor.objects.create(partner=partner, person=person, title="Coordinadora", starts_on=START)
        RoleFactory(person=person, organization=council)


@pytest.mark.parametrize("who, status", [("coordination", 200), ("technician", 404)])
def test_page_of_who_left_is_only_for_coordination(cast, enter, who, status):
    gone = RoleFactory(ends_on=YESTERDAY).person

    assert enter(getattr(cast, who)).get(page(gone)).status_code == status


def test_page_of_who_begins_soon_is_there(cast, enter):
    soon = RoleFactory(starts_on=clock.today() + timedelta(days=9)).person

    assert enter(cast.technician).get(page(soon)).status_code == 200


@pytest.mark.parametrize("who", ["coordination", "technician"])
def test_page_of_a_merged_record_leads_to_the_one_that_stays(cast, enter, person, who):
    gone = RoleFactory().person
    operations.merge_people(keep=person, gone=gone, by=None)

    assertRedirects(enter(getattr(cast, who)).get(page(gone)), page(person), target_status_code=200)


def test_invitation_from_the_page_comes_back_to_it(cast, enter, person):
    Person.objects.filter(pk=person.pk).update(is_active=False)
    address = reverse("person_invite", args=[person.pk])

    response = enter(cast.coordination).post(address, {"from": "person"})

    assertRedirects(response, page(person))
    assert Message.objects.get(kind="invitation").person == person


@pytest.mark.parametrize("rows", [1, 3])
def test_page_asks_the_same_of_the_database(cast, enter, person, rows, django_assert_num_queries):
    tie_to_everything(person, rows)
    client = enter(cast.coordination)

    with django_assert_num_queries(PAGE_QUERIES):
        client.get(page(person))


PAGE_QUERIES = 12


def test_page_of_a_council_leads_to_its_people(cast, enter):
    response = enter(cast.technician).get(cast.council.get_absolute_url())

    assertContains(response, f'href="{page(cast.councillor)}"')


# Joining two records.


def confirm(one, other) -> str:
    return reverse("person_merge_confirm", args=[one.pk, other.pk])


@pytest.fixture
def double(person):
    """The same name, and the same address until its @."""
    return PersonFactory(given_name="Anna", family_name="Ferrer", email="anna@example.net", is_active=False)


def test_likely_doubles_come_first_and_any_other_by_its_name(cast, enter, person, double):
    other = PersonFactory(family_name="Zamora")
    client, address = enter(cast.coordination), reverse("person_merge", args=[person.pk])

    plain, searched = client.get(address), client.get(address, {"q": "zamora"})

    assert [row.url for row in plain.context["likely"]] == [confirm(person, double)]
    assert plain.context["rows"] == []
    assert [row.url for row in searched.context["rows"]] == [confirm(person, other)]


def test_doubles_are_found_by_name_or_by_given_name_and_address(cast, enter, person):
    same_name = PersonFactory(given_name="anna", family_name="FERRER")
    same_address = PersonFactory(given_name="Anna", family_name="F. Coll", email="anna@vic.example.org")
    PersonFactory(given_name="Joana", email="anna@olot.example.org")
    PersonFactory(given_name="Anna", family_name="Ferrer i Mas")

    pairs = enter(cast.coordination).get(reverse("person_doubles")).context["pairs"]

    assert sorted(pair["url"] for pair in pairs) == sorted(
        [confirm(person, same_name), confirm(person, same_address)]
    )


def test_preview_says_what_comes_along_and_what_is_there_twice(cast, enter, person, double):
    RoleFactory.create_batch(2, person=double)
    for owner in (person, double):
        MessagePreference.objects.create(person=owner)

    response = enter(cast.coordination).get(confirm(double, person))

    context = response.context
    assert [side["person"] for side in context["sides"]] == [person, double]
    assert [(part.label, part.moving) for part in context["parts"]] == [("Càrrecs als ens", 2)]
    assertContains(response, "val la de la fitxa que queda")
    assert Person.objects.get(pk=double.pk).merged_into is None


def test_preview_warns_of_two_posts_that_are_not_told_apart(cast, enter, person, double):
    council = CouncilFactory()
    for owner, title in ((person, "Tècnica"), (double, "Cap de l'àrea")):
        RoleFactory(person=owner, organization=council, title=title)
        RoleFactory(person=owner, organization=cast.council, title="Regidora")

    response = enter(cast.coordination).get(confirm(person, double))

    assert response.context["left_twice"] == [str(council)]


def test_merge_keeps_the_chosen_address_and_leads_to_the_page(cast, enter, person, double):
    client = enter(cast.coordination)

    response = client.post(confirm(person, double), {"address": "gone", "is_sure": "on"})

    person.refresh_from_db()
    assertRedirects(response, page(person))
    assert person.email == "anna@example.net"
    assert list(person.merged_from.all()) == [double]


def test_merge_without_the_sentence_changes_nothing(cast, enter, person, double):
    response = enter(cast.coordination).post(confirm(person, double), {"address": "keep"})

    assert response.context["form"].errors["is_sure"]
    assert not person.merged_from.exists()


def test_oneself_stays_when_one_is_of_the_two(cast, enter, person):
    Person.objects.filter(pk=person.pk).update(last_login=clock.real_now())

    response = enter(cast.coordination).get(confirm(person, cast.coordination))

    assert response.context["sides"][0]["person"] == cast.coordination


def test_merged_record_cannot_be_chosen(cast, enter, person, double):
    operations.merge_people(keep=person, gone=double, by=None)
    client = enter(cast.coordination)

    assert client.get(confirm(person, double)).status_code == 404
    assert client.get(confirm(person, person)).status_code == 404
    assert client.get(reverse("person_merge", args=[person.pk])).context["likely"] == []


@pytest.mark.parametrize("rows", [1, 3])
def test_preview_asks_the_same_of_the_database(cast, enter, person, rows, django_assert_num_queries):
    double = PersonFactory()
    tie_to_everything(double, rows)
    client = enter(cast.coordination)

    with django_assert_num_queries(PREVIEW_QUERIES):
        client.get(confirm(person, double))


PREVIEW_QUERIES = 12


@pytest.mark.parametrize("rows", [1, 3])
def test_list_of_doubles_asks_the_same_of_the_database(cast, enter, rows, django_assert_num_queries):
    for number in range(rows):
        PersonFactory.create_batch(2, family_name=f"Repetida {number}")
    client = enter(cast.coordination)

    with django_assert_num_queries(DOUBLES_QUERIES):
        assert len(client.get(reverse("person_doubles")).context["pairs"]) == rows


DOUBLES_QUERIES = 8
