"""Whom to talk to in a partner: added, changed, ended; found by territory and topic; kept while in force."""

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from members import operations
from members.models import Interlocutor, Organization, Person, Topic
from office import clock, retention
from office.models import Message
from office.refusals import Refused
from tests.cast import ComarcaFactory, InterlocutorFactory, PartnerFactory, PersonFactory

pytestmark = pytest.mark.django_db

LIST = "/ecosistema/interlocutors/"


def somebody(name: str, comarques=(), topics=(), **values) -> Interlocutor:
    interlocutor = InterlocutorFactory(person__family_name=name, **values)
    interlocutor.comarques.set(comarques)
    interlocutor.topics.set(topics)
    return interlocutor


def names(client, **asked) -> list[str]:
    return [row.person.family_name for row in client.get(LIST, asked).context["page"]]


def test_form_adds_somebody_new_who_gets_no_access(cast, enter):
    partner, osona = PartnerFactory(), ComarcaFactory()
    values = {
        "given_name": "Rosa", "family_name": "Planas", "title": "Tècnica", "comarques": [osona.pk],
        "email": "rosa@example.org", "starts_on": clock.today().isoformat(),
    }  # fmt: skip

    enter(cast.coordination).post(reverse("interlocutor_add", args=[partner.pk]), values)

    interlocutor = partner.interlocutors.get()
    person = interlocutor.person
    assert (str(person), person.email, person.is_active) == ("Rosa Planas", None, False)
    assert (interlocutor.email, list(interlocutor.comarques.all())) == ("rosa@example.org", [osona])
    assert not Message.objects.exists()


def test_known_address_takes_the_person_that_is_there(cast, enter):
    partner = PartnerFactory()
    values = {
        "given_name": "X", "family_name": "Y", "email": cast.advisor.email.upper(), "starts_on": "2026-01-01",
    }  # fmt: skip

    enter(cast.coordination).post(reverse("interlocutor_add", args=[partner.pk]), values)

    assert partner.interlocutors.get().person == cast.advisor


def test_interlocutor_sees_nothing_of_the_portal(cast, enter):
    person = PersonFactory()
    InterlocutorFactory(person=person)

    assert not Organization.objects.visible_to(person).exists()
    assert not Interlocutor.objects.visible_to(person).exists()
    assert list(enter(person).get(LIST).context["page"]) == []


def test_same_person_twice_in_a_partner_on_one_day_is_refused():
    first = InterlocutorFactory(ends_on=clock.today())
    later = {"partner": first.partner, "person": first.person, "by": None}

    with pytest.raises(Refused):
        operations.add_interlocutor(starts_on=clock.today(), **later)

    assert operations.add_interlocutor(starts_on=clock.today() + timedelta(days=1), **later)


def test_end_before_the_start_is_refused_beside_its_field(cast, enter):
    interlocutor = InterlocutorFactory()

    response = enter(cast.coordination).post(
        reverse("interlocutor_end", args=[interlocutor.pk]), {"ends_on": "2020-01-01"}
    )

    interlocutor.refresh_from_db()
    assert (list(response.context["form"].errors), interlocutor.ends_on) == (["ends_on"], None)


def test_wrong_order_of_days_is_said_beside_the_last(cast, enter):
    values = {
        "given_name": "Rosa", "family_name": "Planas", "starts_on": "2025-05-05", "ends_on": "2025-05-04",
    }  # fmt: skip

    response = enter(cast.coordination).post(reverse("interlocutor_add", args=[PartnerFactory().pk]), values)

    assert list(response.context["form"].errors) == ["ends_on"]
    assert not Interlocutor.objects.exists()


def test_form_changes_territory_and_topics(cast, enter):
    energy = Topic.objects.create(name="Energia")
    interlocutor = somebody("Vila", comarques=[ComarcaFactory()])
    values = {"topics": [energy.pk], "starts_on": "2024-01-01", "title": "Direcció"}

    enter(cast.coordination).post(reverse("interlocutor_edit", args=[interlocutor.pk]), values)

    interlocutor.refresh_from_db()
    assert (interlocutor.title, list(interlocutor.comarques.all())) == ("Direcció", [])
    assert list(interlocutor.topics.all()) == [energy]


def test_page_folds_away_who_has_left(cast, enter):
    partner = PartnerFactory()
    today = clock.today()
    last_day = InterlocutorFactory(partner=partner, ends_on=today)
    left = InterlocutorFactory(partner=partner, ends_on=today - timedelta(days=1))

    response = enter(cast.technician).get(partner.get_absolute_url())

    assert (response.context["interlocutors"], response.context["former"]) == ([last_day], [left])
    assertContains(response, "Abans: 1 persona")


def test_list_has_those_in_force_the_last_day_included(cast, enter):
    today, day = clock.today(), timedelta(days=1)
    somebody("Avui és l'últim dia", ends_on=today)
    somebody("Ahir va plegar", ends_on=today - day)
    somebody("Comença demà", starts_on=today + day)

    assert names(enter(cast.technician)) == ["Avui és l'últim dia"]


def test_telephone_is_for_coordination_and_the_address_for_all(cast, enter):
    partner = InterlocutorFactory(email="xes@example.org", phone="930 000 000").partner

    for address in (LIST, partner.get_absolute_url()):
        member = enter(cast.technician).get(address)
        assertContains(member, "xes@example.org")
        assertNotContains(member, "930 000 000")
        assertContains(enter(cast.coordination).get(address), "930 000 000")


def test_whom_to_call_is_who_has_it_written_and_who_answers_for_all(cast, enter):
    osona, bages = ComarcaFactory(), ComarcaFactory(code="07", name="Bages")
    energy, care = Topic.objects.create(name="Energia"), Topic.objects.create(name="Cures")
    somebody("Tot arreu, tot")
    somebody("Osona, tot", [osona])
    somebody("Osona, energia", [osona, bages], [energy, care])
    somebody("Tot arreu, energia", (), [energy])
    somebody("Bages, energia", [bages], [energy])
    somebody("Osona, cures", [osona], [care])
    client = enter(cast.technician)

    found = names(client, comarca="24", topic=energy.pk)

    assert found == ["Osona, energia", "Osona, tot", "Tot arreu, energia", "Tot arreu, tot"]
    assert len(names(client)) == 6


def test_search_finds_by_person_and_by_partner(cast, enter):
    partner = PartnerFactory(name="Xarxa d'Economia Solidària", short_name="XES")
    somebody("Òrrius", partner=partner)
    somebody("Vila")
    client = enter(cast.technician)

    assert (names(client, q="orrius"), names(client, q="xes"), names(client, q="solidaria")) == (
        ["Òrrius"], ["Òrrius"], ["Òrrius"],
    )  # fmt: skip


def test_nobody_found_says_whom_to_ask(cast, enter):
    response = enter(cast.technician).get(LIST, {"q": "ningú"})

    assertContains(response, "pregunteu a Coordinació")


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_the_same_of_the_database(cast, enter, rows, django_assert_num_queries):
    topic = Topic.objects.create(name="Energia")
    for number in range(rows):
        somebody(f"Vila {number}", [ComarcaFactory()], [topic])
    client = enter(cast.coordination)

    with django_assert_num_queries(LIST_QUERIES):
        client.get(LIST)


LIST_QUERIES = 8


@pytest.mark.parametrize(("years", "is_erased"), [(7, True), (5, False), (None, False)])
def test_person_of_a_partner_is_kept_while_in_force_and_for_its_term(years, is_erased):
    person = operations.add_person(given_name="Rosa", family_name="Planas", by=None)
    Person.objects.update(created_at=clock.now() - timedelta(days=5000))
    left = clock.today() - timedelta(days=365 * years) if years else None
    InterlocutorFactory(person=person, starts_on=clock.today() - timedelta(days=4000), ends_on=left)

    erased = retention.apply().get("members.person", 0)

    person.refresh_from_db()
    assert (erased, person.family_name == "") == (int(is_erased), is_erased)
