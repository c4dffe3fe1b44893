"""/persones/: who is who in the network, for whom, and the same list as a file."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from members import operations
from members.models import Interlocutor, NetworkRole, Organization, Partner, Person, Topic
from office import clock
from office.models import AuditRow
from tests.cast import (
    START,
    ComarcaFactory,
    CouncilFactory,
    MemberFactory,
    MunicipalityFactory,
    PersonFactory,
    RoleFactory,
)

pytestmark = pytest.mark.django_db

LIST = "/persones/"
YESTERDAY = clock.today() - timedelta(days=1)


@pytest.fixture(autouse=True)
def in_catalan():
    with override("ca"):
        yield


@pytest.fixture
def advisor(client):
    person = PersonFactory(given_name="Hug", family_name="Zamora", email="hug@example.org")
    NetworkRole.objects.create(person=person, kind="advisor", starts_on=START)
    client.force_login(person)
    return person


@pytest.fixture
def coordinator(client):
    person = PersonFactory(given_name="Alice", family_name="Zurita", email="alice@example.org")
    NetworkRole.objects.create(person=person, kind="coordination", starts_on=START)
    client.force_login(person)
    return person


def staff(family_name, council=None, **values):
    """Somebody with a post in a member."""
    return RoleFactory(
        person__given_name="Pau",
        person__family_name=family_name,
        organization=council or MemberFactory().organization,
        **values,
    )


def rows(client, **asked):
    return client.get(LIST, asked).context["rows"]


def names(client, **asked) -> list[str]:
    return [row.title for row in rows(client, **asked)]


def test_people_are_in_the_order_of_their_family_names(client, advisor):
    for family_name in ("de Soto", "Àvila", "Balmes", "Abril"):
        staff(family_name)

    assert names(client) == ["Abril, Pau", "Àvila, Pau", "Balmes, Pau", "de Soto, Pau", "Zamora, Hug"]


def test_row_says_post_council_address_and_who_is_the_reference_person(client, advisor):
    role = staff("Abril", title="Tècnica d'ESS", email="ess@vic.example.org", is_primary_contact=True)

    row = rows(client)[0]

    assert (row.url, row.state) == (f"/persones/{role.person.pk}/", "Persona de referència")
    assert [(post.words, post.council, post.url) for post in row.posts] == [
        ("Tècnica d'ESS", str(role.organization), f"/membres/{role.organization.pk}/")
    ]
    assert row.addresses == ["ess@vic.example.org"]


def test_who_has_no_post_has_its_word(client, coordinator):
    ateneu = Organization.objects.create(kind="partner", name="Ateneu Cooperatiu", short_name="Ateneu")
    partner = Partner.objects.create(organization=ateneu, family="programme")
    Interlocutor.objects.create(
        partner=partner, person=PersonFactory(family_name="Abril"), starts_on=START, title="Cap"
    )

    assert [row.words for row in rows(client)] == [
        ["Persona interlocutora: Ateneu Cooperatiu"],
        ["Coordinació"],
    ]


def test_address_to_sign_in_is_shown_to_coordination_only(client, cast, enter):
    role = staff("Abril", email="ess@vic.example.org")
    shown = "ess@vic.example.org", role.person.email

    seen = {
        who: enter(getattr(cast, who)).get(LIST).content.decode() for who in ("coordination", "technician")
    }

    assert [address in seen["coordination"] for address in shown] == [True, True]
    assert [address in seen["technician"] for address in shown] == [True, False]


def test_only_who_is_in_the_network_today_is_listed(client, advisor):
    staff("Abans", ends_on=YESTERDAY)
    staff("Aviat", starts_on=clock.today() + timedelta(days=1))
    staff("Fora", council=CouncilFactory())
    staff("Avui", ends_on=clock.today())
    PersonFactory(family_name="Ningú")

    assert names(client) == ["Avui, Pau", "Zamora, Hug"]


def test_who_left_is_shown_to_coordination_that_asks_for_it(client, cast, enter):
    council = MemberFactory().organization
    staff("Abans", council=council, ends_on=YESTERDAY, is_primary_contact=True)
    Person.objects.create_person(given_name="", family_name="")  # erased

    former = rows(enter(cast.coordination), scope="former")

    assert [row.title for row in former] == ["Abans, Pau"]
    assert former[0].posts[0].words == f"Tècnica de promoció econòmica · fins al dia {YESTERDAY:%d/%m/%Y}"
    assert former[0].state == ""
    member = enter(cast.technician)
    assert names(member, scope="former") == names(member)


def test_merged_record_is_in_no_list(client, coordinator):
    keep, gone = staff("Abril").person, staff("Abrils").person
    operations.merge_people(keep=keep, gone=gone, by=coordinator)

    assert names(client) == ["Abril, Pau", "Zurita, Alice"]
    assert names(client, scope="former") == []


def test_name_is_found_whatever_its_accents(client, advisor):
    staff("Àvila i Roig")
    staff("Balmes")

    assert names(client, q="pau avila") == ["Àvila i Roig, Pau"]


def test_filters_ask_of_one_and_the_same_post(client, advisor):
    osona, bages = ComarcaFactory(), ComarcaFactory(code="07", name="Bages")
    vic = MemberFactory(
        organization=CouncilFactory(municipality=MunicipalityFactory(name="Vic", comarca=osona))
    )
    sallent = MemberFactory(
        organization=CouncilFactory(municipality=MunicipalityFactory(name="Sallent", comarca=bages))
    )
    energy = Topic.objects.create(name="Energia")
    vic.organization.topics.add(energy)
    both = staff("Abril", vic.organization, line="technical", is_primary_contact=True).person
    RoleFactory(person=both, organization=sallent.organization, line="political")
    staff("Balmes", sallent.organization, line="technical")

    assert names(client, comarca="24") == ["Abril, Pau"]
    assert names(client, line="political") == ["Abril, Pau"]
    assert names(client, line="political", comarca="24") == []
    assert names(client, council="sallent") == ["Abril, Pau", "Balmes, Pau"]
    assert names(client, topic=str(energy.pk)) == ["Abril, Pau"]
    assert names(client, reference="yes", comarca="07") == []
    assert names(client, reference="yes") == ["Abril, Pau"]


def test_filter_that_does_not_exist_is_left_out_and_said(client, advisor):
    response = client.get(LIST, {"comarca": "99", "page": "x"})

    assert len(response.context["rows"]) == 1
    assert "Comarca".lower() in response.context["complaint"]


def test_nobody_is_found_in_words(client, advisor):
    response = client.get(LIST, {"q": "ningú"}, headers={"HX-Request": "true", "HX-Target": "rows"})

    assert "Aquí no hi ha ningú així" in response.content.decode()
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize("people", [1, 3])
@pytest.mark.parametrize("who", ["coordination", "technician"])
def test_list_asks_the_same_of_the_database(cast, enter, people, who, django_assert_num_queries):
    for number in range(people):
        staff(f"Abril {number}")
    client = enter(getattr(cast, who))

    with django_assert_num_queries(LIST_QUERIES):
        client.get(LIST)


LIST_QUERIES = 8


def exported(client, kind="csv", **asked) -> list[str]:
    response = client.get(reverse("person_export", args=[kind]), asked)
    return b"".join(response.streaming_content).decode().removeprefix("\ufeff").splitlines()


def test_file_has_what_the_list_shows(client, coordinator):
    role = staff("Abril", title="=Tècnica", email="ess@vic.example.org", is_primary_contact=True)
    staff("Balmes")

    lines = exported(client, q="abril")

    assert lines == [
        "Persona;Càrrec;Ens;Adreces;Estat",
        f"Abril, Pau;'=Tècnica;{role.organization};ess@vic.example.org · {role.person.email};Persona de referència",
    ]


def test_export_is_written_into_the_audit(client, coordinator):
    staff("Abril", line="technical")

    exported(client, q="abril", line="technical")

    row = AuditRow.objects.get(operation="members.export_people")
    assert (row.by_id_number, row.after) == (coordinator.pk, {"filter": {"line": "technical"}, "rows": 1})
    assert row.personal.after == {"searched": "abril"}


def test_nobody_but_coordination_takes_the_list_out(client, advisor):
    response = client.get(reverse("person_export", args=["csv"]))

    assert response.status_code == 403
    assert client.get(LIST).context["exports"] == []
    assert not AuditRow.objects.filter(operation="members.export_people").exists()


def test_kind_of_file_that_does_not_exist_is_not_there(client, coordinator):
    assert client.get(reverse("person_export", args=["pdf"])).status_code == 404
    assert not AuditRow.objects.exists()
