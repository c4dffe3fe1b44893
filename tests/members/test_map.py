"""The map of the network and its list: the same councils, and the interested only for coordination."""

import re
from datetime import date

import pytest
from django.utils.translation import override

from members.map import MembersMap
from members.models import Municipality, Prospect
from tests.cast import START, CouncilFactory, MunicipalityFactory
from tests.members.places import comarca, county_council, spell, town

pytestmark = pytest.mark.django_db
MAP = "/territori/"


@pytest.fixture(autouse=True)
def in_catalan():
    with override("ca"):
        yield


@pytest.fixture
def bages():
    place = comarca("07", "Bages")
    for name, state in (("Manresa", "active"), ("Avinyó", "applicant"), ("Sallent", "suspended")):
        spell(town(name, place), state, START)
    spell(town("Súria", place), "withdrawn", START)
    Prospect.objects.create(organization=town("Balsareny", place), since_on=START)
    spell(county_council(place), "active", START)
    return place


def looks(members_map):
    return {mark.name: mark.look.slug for mark in members_map.marks}


def test_each_council_looks_as_its_state(cast, bages):
    found = looks(MembersMap(cast.coordination, with_interested=True))

    assert {name: look for name, look in found.items() if not name.startswith("Vila")} == {
        "Consell Comarcal Bages": "county-active",
        "Manresa": "town-active",
        "Avinyó": "town-applicant",
        "Sallent": "town-suspended",
        "Balsareny": "town-interested",
    }


def test_county_councils_lie_under_the_towns(cast, bages):
    shapes = [mark.shape for mark in MembersMap(cast.coordination, with_interested=False).shapes]

    assert shapes[0] == "c07"
    assert all(shape.startswith("m") for shape in shapes[1:])


def test_shape_is_the_code_of_the_place(cast, bages):
    manresa = next(
        mark for mark in MembersMap(cast.technician, with_interested=False).marks if mark.name == "Manresa"
    )

    assert manresa.shape == f"m{Municipality.objects.get(name='Manresa').ine_code}"


def test_list_goes_by_comarca_county_council_first(cast, bages):
    comarques = MembersMap(cast.technician, with_interested=False).comarques

    assert [name for name, _marks in comarques] == ["Bages", "Osona"]
    assert [mark.name for mark in comarques[0][1]] == [
        "Consell Comarcal Bages",
        "Avinyó",
        "Manresa",
        "Sallent",
    ]


def test_legend_explains_members_always_and_the_rest_when_there_is_one(cast):
    legend = MembersMap(cast.technician, with_interested=True).legend

    assert [(line.look.slug, line.count) for line in legend] == [
        ("town-active", 3),
        ("county-active", 0),
        ("town-applicant", 1),
    ]


@pytest.mark.parametrize(
    ("who", "sees"), [("coordination", True), ("technician", False), ("applicant", False)]
)
def test_interested_are_shown_to_coordination_only(cast, enter, bages, who, sees):
    page = enter(getattr(cast, who)).get(MAP).content.decode()

    assert ("Balsareny" in page) is sees
    assert ("town-interested" in page) is sees


def test_map_says_its_finding_to_who_cannot_see_it(cast, enter, bages):
    answer = enter(cast.technician).get(MAP)

    text = answer.content.decode()
    finding = "4 ajuntaments i 1 consell comarcal en 2 de 2 comarques"
    assert answer.context["presence"].in_words() == finding
    assert re.search(r'<svg class="map"[^>]* role="img" aria-labelledby="map-finding"', text)
    assert re.search(rf'id="map-finding">\s*Mapa de Catalunya: {finding}\.', text)


def test_each_council_of_the_map_is_a_link_of_the_list(cast, enter, bages):
    text = enter(cast.coordination).get(MAP).content.decode()

    drawn = set(re.findall(r'data-url="([^"]+)"', text))
    linked = set(re.findall(r'<a href="(/membres/\d+/)"', text))
    assert len(drawn) == 9
    assert drawn == linked


def test_code_that_is_not_of_the_ine_stays_off_the_map_and_in_the_list(cast, bages):
    place = MunicipalityFactory(name="Inventada", ine_code="B0001", comarca=bages)
    spell(CouncilFactory(municipality=place), "active", START)
    members_map = MembersMap(cast.technician, with_interested=False)

    assert "Inventada" in looks(members_map)
    assert "mB0001" not in [mark.shape for mark in members_map.shapes]


def test_empty_map_says_what_will_be_there(cast, enter):
    cast.technician.roles.update(ends_on=date(2024, 1, 2))

    answer = enter(cast.technician).get(MAP)

    assert answer.status_code == 200
    assert "Encara no hi ha ningú al mapa" in answer.content.decode()


def test_map_costs_the_same_for_one_council_as_for_three(cast, enter, django_assert_num_queries):
    client, place = enter(cast.coordination), comarca("07", "Bages")

    for names in (["Manresa"], ["Avinyó", "Sallent"]):
        for name in names:
            spell(town(name, place), "active", START)
        with django_assert_num_queries(8):
            # session, person; councils, comarques, municipalities; two of the standing and the bell of the frame
            client.get(MAP)
