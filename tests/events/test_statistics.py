"""How many events were held, and where nobody has gone."""

from datetime import timedelta

import pytest
from django.urls import reverse

from events.pages.hints import comarques_to_visit
from office import clock
from tests.cast import ComarcaFactory, CouncilFactory, MemberFactory, MunicipalityFactory
from tests.events.events import make_event, make_past

pytestmark = pytest.mark.django_db


def member_in(comarca):
    town = MunicipalityFactory(comarca=ComarcaFactory(code=comarca, name=f"Comarca {comarca}"))
    MemberFactory(organization=CouncilFactory(municipality=town))
    return town


def test_counts_are_of_what_was_held_by_year_and_kind(cast, enter):
    today = clock.today()
    make_past(today - timedelta(days=10))
    make_past(today - timedelta(days=20), "training")
    make_past(today - timedelta(days=375))
    make_past(today - timedelta(days=30), is_own=False, our_role="speaker", hosts="Una federació")
    make_event()  # to come
    make_past(today - timedelta(days=10), state="draft")

    found = enter(cast.coordination).get(reverse("event_statistics")).context["found"]

    assert [row["label"] for row in found.rows] == ["Conference", "Training", "Organitzats per altres"]
    assert [row["cells"][-2:] for row in found.rows] == [[1, 1], [0, 1], [0, 1]]
    assert found.foot["cells"][-2:] == [1, 3]


def test_comarques_with_members_and_without_an_event_are_suggested():
    visited, _forgotten, long_ago = member_in("01"), member_in("02"), member_in("03")
    ComarcaFactory(code="04", name="Sense membres")
    make_past(clock.today() - timedelta(days=30), municipality=visited)
    make_past(clock.today() - timedelta(days=900), municipality=long_ago)

    member_in("03")

    found = comarques_to_visit()

    assert [(row["comarca__name"], row["members"]) for row in found] == [("Comarca 03", 2), ("Comarca 02", 1)]


def test_suggestion_is_one_question(django_assert_num_queries):
    member_in("01")

    with django_assert_num_queries(1):
        comarques_to_visit()
