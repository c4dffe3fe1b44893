"""/ecosistema/: the list of partners, its filters and its file."""

from datetime import timedelta

import pytest
from django.urls import reverse

from members.models import Partner, Topic
from office import clock
from tests.cast import CollaborationFactory, ComarcaFactory, InterlocutorFactory, PartnerFactory

pytestmark = pytest.mark.django_db

LIST = "/ecosistema/"


@pytest.fixture
def client(cast, enter):
    return enter(cast.technician)


def names(client, **asked) -> list[str]:
    return [row.title for row in client.get(LIST, asked).context["page"]]


def person_of(name: str, comarques=(), topics=(), **values) -> Partner:
    partner = Partner.objects.filter(organization__name=name).first() or PartnerFactory(name=name)
    interlocutor = InterlocutorFactory(partner=partner, **values)
    interlocutor.comarques.set(comarques)
    interlocutor.topics.set(topics)
    return partner


def test_parts_stand_under_what_they_belong_to(client):
    xes = PartnerFactory(name="XES")
    PartnerFactory(name="Comissió d'Economies Feministes", parent=xes)
    direction = PartnerFactory(name="DGESSC", family="administration")
    programme = PartnerFactory(name="Ateneus", parent=direction, family="programme")
    PartnerFactory(name="Ateneu d'Osona", parent=programme, family="programme")

    rows = client.get(LIST).context["page"]

    assert [(row.title, row.depth) for row in rows] == [
        ("DGESSC", 0),
        ("Ateneus", 1),
        ("Ateneu d'Osona", 2),
        ("XES", 0),
        ("Comissió d'Economies Feministes", 1),
    ]


def test_part_whose_whole_is_not_in_the_list_stands_alone_and_says_it(client):
    direction = PartnerFactory(name="DGESSC", family="administration")
    PartnerFactory(name="Ateneus", parent=direction, family="programme")

    (row,) = client.get(LIST, {"family": "programme"}).context["page"]

    assert (row.title, row.depth) == ("Ateneus", 0)
    assert row.note == "Programes públics d'ESS · forma part de: DGESSC"


def test_row_says_name_family_country_people_and_last_collaboration(client):
    partner = PartnerFactory(name="Xarxa francesa", short_name="RTES", family="elsewhere", country="FR")
    person_of("Xarxa francesa")
    person_of("Xarxa francesa", ends_on=clock.today() - timedelta(days=1))
    for days in (-400, -10, 30):
        day = clock.today() + timedelta(days=days)
        CollaborationFactory(starts_on=day).partners.add(partner)

    (row,) = client.get(LIST).context["page"]

    assert (row.title, row.note) == ("RTES", "Xarxa francesa · Xarxes d'altres territoris · França")
    assert row.people == "1 persona interlocutora"
    assert row.last == f"última col·laboració: {clock.today() - timedelta(days=10):%d/%m/%Y}"


@pytest.mark.parametrize(
    "words, found", [("solidaria", ["XES"]), ("xes", ["XES"]), ("aescat", ["AESCAT"]), ("ningú", [])]
)
def test_search_looks_into_name_and_acronym(client, words, found):
    PartnerFactory(name="Xarxa d'Economia Solidària", short_name="XES")
    PartnerFactory(name="AESCAT")

    assert names(client, q=words) == found


def test_territory_is_that_of_an_interlocutor_or_all_of_catalonia(client):
    osona, bages = ComarcaFactory(), ComarcaFactory(code="07", name="Bages")
    person_of("Una", comarques=[osona])
    person_of("Dues", comarques=[osona, bages])
    person_of("Tot arreu")
    person_of("Ja no hi és", comarques=[osona], ends_on=clock.today() - timedelta(days=1))
    PartnerFactory(name="Sense ningú")

    assert names(client, comarca="24") == ["Dues", "Tot arreu", "Una"]
    assert names(client, comarca="07") == ["Dues", "Tot arreu"]
    assert names(client, comarca="all") == ["Tot arreu"]


def test_topic_is_the_partners_own_or_of_somebody_there(client):
    energy, care = Topic.objects.create(name="Energia"), Topic.objects.create(name="Cures")
    PartnerFactory(name="Energia").organization.topics.add(energy)
    person_of("Persona", topics=[energy])
    person_of("De cures", topics=[care])
    person_of("De res en concret")

    assert names(client, topic=energy.pk) == ["Energia", "Persona"]


def test_country_offers_only_those_there_are(client):
    PartnerFactory(name="XES")
    PartnerFactory(name="RTES", country="FR")
    PartnerFactory(name="GSEF", country="")

    found = client.get(LIST, {"country": "FR"}).context["found"]

    assert found.form.fields["country"].choices[1:] == [("ES", "Espanya"), ("FR", "França")]
    assert [row.title for row in found.page()] == ["RTES"]
    assert [chip["label"] for chip in found.chips()] == ["França"]


@pytest.mark.parametrize(
    "asked",
    [{"comarca": "99"}, {"topic": "x"}, {"country": "ZZ"}, {"family": "'"}, {"q": "x" * 999}, {"page": "z"}],
)
def test_wrong_values_are_left_out_with_a_sentence(client, asked):
    PartnerFactory(name="XES")

    response = client.get(LIST, asked)

    assert [row.title for row in response.context["page"]] == ["XES"]
    assert response.context["complaint"]


def test_file_has_the_same_rows_as_the_list(client):
    PartnerFactory(name="XES", family="ess")
    PartnerFactory(name="ACM", family="municipal")
    address = reverse("partner_export", args=["csv"])

    lines = b"".join(client.get(address, {"family": "municipal"}).streaming_content).decode().splitlines()

    assert lines[1:] == ["ACM;ACM;Entitats municipalistes;;Espanya;;;;;0;"]


@pytest.mark.parametrize(("kind", "status"), [("csv", 200), ("xlsx", 200), ("pdf", 404)])
def test_file_comes_in_two_kinds(client, kind, status):
    response = client.get(reverse("partner_export", args=[kind]))

    assert response.status_code == status


def test_empty_list_says_what_will_be_here(client):
    assert "Encara no hi ha cap agent anotat" in client.get(LIST).content.decode()
    assert "No hi ha cap agent així" in client.get(LIST, {"q": "ningú"}).content.decode()


def test_htmx_gets_only_the_rows(client):
    part = client.get(LIST, headers={"HX-Request": "true", "HX-Target": "rows"}).content.decode()

    assert part.strip().startswith('<div id="rows" hx-history="false">')
    assert "<html" not in part


@pytest.mark.parametrize("rows", [1, 3])
def test_list_asks_the_same_of_the_database(cast, enter, rows, django_assert_num_queries):
    for number in range(rows):
        person_of(f"Agent {number}", comarques=[ComarcaFactory()])
        PartnerFactory(parent=Partner.objects.first())
    client = enter(cast.coordination)

    with django_assert_num_queries(LIST_QUERIES):
        client.get(LIST)


LIST_QUERIES = 7
