"""Who is interested in the network is known to the coordination, and to nobody else yet."""

import pytest
from django.test import Client
from django.urls import reverse

from members import operations
from office import clock
from tests.access.test_hostile_forms import BACKEND
from tests.cast import CouncilFactory, make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def interested():
    council = CouncilFactory()
    operations.add_prospect(organization=council, since_on=clock.today(), by=None)
    return council


@pytest.fixture
def cast():
    return make_cast()


def seen_by(person, address: str, **asked: str):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client.get(address, asked)


def states(response) -> list[str]:
    return [row.state for row in response.context["rows"]]


def test_coordination_lists_the_interested(cast, interested):
    response = seen_by(cast.coordination, reverse("organization_list"), scope="prospects")

    row = response.context["rows"][0]
    assert (row.title, row.state) == (interested.short_name, "Interessat")
    assert row.since == f"des del dia {clock.today():%d/%m/%Y}"


def test_member_cannot_ask_for_them(cast, interested):
    response = seen_by(cast.technician, reverse("organization_list"), scope="prospects")

    assert interested.short_name not in [row.title for row in response.context["rows"]]
    assert response.context["complaint"]


@pytest.mark.parametrize("who, said", [("coordination", "Interessat"), ("technician", "")])
def test_register_says_it_to_coordination_only(cast, interested, who, said):
    asked = {"scope": "register", "q": interested.short_name}
    response = seen_by(getattr(cast, who), reverse("organization_list"), **asked)

    assert states(response) == [said]


@pytest.mark.parametrize("who, is_said", [("coordination", True), ("technician", False)])
def test_page_of_the_council_says_it_to_coordination_only(cast, interested, who, is_said):
    response = seen_by(getattr(cast, who), interested.get_absolute_url())

    assert ("Interessat" in response.content.decode()) is is_said
