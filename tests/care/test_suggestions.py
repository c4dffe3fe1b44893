import pytest
from django.utils import translation

from care.mentors import Profile, score, suggest
from care.models import Onboarding
from tests.care.conftest import begin, propose
from tests.cast import ComarcaFactory, CouncilFactory, MemberFactory, MunicipalityFactory, RoleFactory

COUNCIL = Profile(1, "Ajuntament de Vic", 4000, "Osona", "Barcelona", frozenset({"Energia", "Cures"}))
FREE = "it goes with nobody else now"
TOPICS = "it works on the same topics (Cures, Energia)"


def candidate(**values):
    far = {"residents": 90_000, "comarca": "Segrià", "province": "Lleida", "topics": frozenset(), "load": 0}
    return Profile(number=2, name="Ajuntament de Manlleu", **(far | values))


@pytest.mark.parametrize(
    "values, points, reasons",
    [
        ({}, 2, "It goes with nobody else now."),
        ({"load": 1}, -2, "It already goes with 1 council."),
        ({"load": 2}, -4, "It already goes with 2 councils."),
        ({"province": "Barcelona"}, 4, f"It is in the same province (Barcelona) and {FREE}."),
        (
            {"comarca": "Osona", "province": "Barcelona"},
            6,
            f"It is in the same comarca (Osona) and {FREE}.",
        ),
        ({"residents": 8000}, 5, f"It is of a similar size (8,000 residents) and {FREE}."),
        ({"residents": 2000}, 5, f"It is of a similar size (2,000 residents) and {FREE}."),
        ({"residents": 1999}, 3, "It goes with nobody else now."),
        ({"residents": 16_001}, 2, "It goes with nobody else now."),
        ({"residents": 0}, 2, "It goes with nobody else now."),
        (
            {"topics": frozenset({"Energia", "Habitatge"})},
            3,
            f"It works on the same topic (Energia) and {FREE}.",
        ),
        (
            {"comarca": "Osona", "residents": 5200, "topics": frozenset({"Cures", "Energia"})},
            11,
            f"It is in the same comarca (Osona), it is of a similar size (5,200 residents), {TOPICS} and {FREE}.",
        ),
    ],
)
def test_score_says_its_reasons(values, points, reasons):
    with translation.override("en"):
        suggestion = score(COUNCIL, candidate(**values))

    assert (suggestion.score, suggestion.reasons) == (points, reasons)


def test_places_unknown_are_not_the_same_place():
    nowhere = Profile(1, "Vic", 0, "", "", frozenset())

    assert score(nowhere, candidate(comarca="", province="")).score == 2


def reachable_member(**values):
    organization = MemberFactory(organization=CouncilFactory(**values)).organization
    RoleFactory(organization=organization)
    return organization


def far_away(**values):
    comarca = ComarcaFactory(code="33", name="Segrià")
    return MunicipalityFactory(comarca=comarca, province="Lleida", **values)


def page_of(onboarding):
    return Onboarding.objects.for_page().get(pk=onboarding.pk)


@pytest.mark.django_db
def test_suggestions_are_the_nearest_reachable_members(cast, protocols):
    far = reachable_member(municipality=far_away(population=80_000))
    unreachable = MemberFactory().organization
    onboarding = begin(cast.council)

    found = [suggestion.organization_id for suggestion in suggest(page_of(onboarding))]

    # In the same comarca and of the same size, by name; the applicant is not a member yet.
    assert found == [cast.other_council.pk, cast.mentor_council.pk, far.pk]
    assert unreachable.pk not in found
    assert cast.applicant_council.pk not in found


@pytest.mark.django_db
def test_who_declined_is_not_suggested_again(onboarding, cast):
    propose(onboarding, cast.other_council, accept=False)

    found = [suggestion.organization_id for suggestion in suggest(page_of(onboarding))]

    assert found == [cast.mentor_council.pk]


@pytest.mark.django_db
def test_who_already_goes_with_another_comes_after(onboarding, cast):
    propose(begin(CouncilFactory()), cast.other_council, accept=True)

    found = [suggestion.organization_id for suggestion in suggest(page_of(onboarding))]

    assert found == [cast.mentor_council.pk, cast.other_council.pk]


@pytest.mark.django_db
def test_county_council_is_as_large_as_its_comarca(cast, protocols, django_assert_num_queries):
    comarca = cast.council.municipality.comarca
    county = MemberFactory(
        organization=CouncilFactory(
            kind="county_council",
            municipality=None,
            comarca=comarca,
            short_name="Osona",
            name="Consell Comarcal",
        )
    ).organization
    RoleFactory(organization=county)
    onboarding = page_of(begin(cast.council))

    with django_assert_num_queries(1):
        found = {suggestion.organization_id: suggestion.score for suggestion in suggest(onboarding)}

    # Four towns of 4,512 make it more than twice as large, within four times: 4 + 1 + 2.
    assert found[county.pk] == 7
