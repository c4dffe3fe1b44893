"""What «Inici» says to a council and to the Executive."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from members import operations
from members.blocks.council import own_organizations
from members.blocks.executive import executive_committee
from office import clock
from tests.access.test_hostile_forms import BACKEND
from tests.cast import START, ComarcaFactory, MemberFactory, RoleFactory, make_cast

pytestmark = pytest.mark.django_db
ROLES = ("coordination", "executive", "technician", "councillor", "applicant", "advisor", "mentor")


@pytest.fixture
def cast():
    return make_cast()


def offered(block, person):
    request = RequestFactory().get("/")
    request.user = person
    return block(request)


def card_of(person):
    return offered(own_organizations, person).context["cards"][0]


def told(person) -> dict[str, str]:
    return {str(fact["label"]): str(fact["value"]) for fact in card_of(person).facts}


def test_council_reads_what_others_do_not_find_yet(cast):
    council = cast.council
    council.email, council.phone = "ajuntament@example.org", "930000000"
    council.save()

    assert card_of(cast.technician).missing == [
        "la pàgina d'economia social i solidària",
        "els temes que treballeu",
    ]


def test_council_reads_who_looks_after_it(cast):
    comarca = cast.council.municipality.comarca
    operations.appoint_delegate(
        comarca=comarca, organization=cast.mentor_council, starts_on=clock.today(), by=None
    )
    operations.record_need(organization=cast.council, words="Un model de plec", source="contact", by=None)

    assert told(cast.technician) == {
        "Persona de referència": "Vacant: digueu-nos qui és",
        "Municipi delegat": cast.mentor_council.short_name,
        "Grups de Treball": "Encara en cap",
        "Necessitats": "1 d'oberta",
    }


def test_delegate_reads_that_it_is_the_delegate(cast):
    comarca = cast.mentor_council.municipality.comarca
    operations.appoint_delegate(
        comarca=comarca, organization=cast.mentor_council, starts_on=clock.today(), by=None
    )

    assert told(cast.mentor)["Municipi delegat"] == f"Ho sou vosaltres, comarca: {comarca}"
    assert told(cast.mentor)["Persona de referència"] == str(cast.mentor)


def test_delegate_of_another_comarca_is_not_ours(cast):
    elsewhere = ComarcaFactory(code="13", name="Barcelonès")
    operations.appoint_delegate(
        comarca=elsewhere, organization=cast.mentor_council, starts_on=clock.today(), by=None
    )

    assert told(cast.technician)["Municipi delegat"] == "Encara no n'hi ha a la comarca"


def test_applicant_reads_that_it_has_no_vote_yet(cast):
    assert [card_of(who).is_applicant for who in (cast.applicant, cast.technician)] == [True, False]


def test_who_acts_for_two_councils_reads_of_both(cast):
    RoleFactory(person=cast.technician, organization=MemberFactory().organization)

    assert len(offered(own_organizations, cast.technician).context["cards"]) == 2


def test_executive_is_for_who_sits_in_it(cast):
    asked = {role: offered(executive_committee, getattr(cast, role)) is not None for role in ROLES}

    assert asked == {role: role == "executive" for role in ROLES}


def test_executive_reads_who_waits_for_the_assembly(cast):
    block = offered(executive_committee, cast.executive)

    assert [row.pk for row in block.context["applicants"]] == [cast.applicant_council.pk]
    assert block.context["own"].starts_on == START


@pytest.mark.parametrize("role", ROLES)
def test_home_stays_within_its_budget(cast, client, django_assert_max_num_queries, role):
    client.force_login(getattr(cast, role), backend=BACKEND)

    with django_assert_max_num_queries(20):
        assert client.get(reverse("home")).status_code == 200
