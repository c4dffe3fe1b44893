import pytest
from django.test import RequestFactory
from django.urls import reverse

from care import blocks, operations
from members.models import Organization
from office import clock
from tests.care.conftest import begin, days, propose

pytestmark = pytest.mark.django_db


def offered(person):
    request = RequestFactory().get("/")
    request.user = person
    return {offer.__name__ for offer in blocks.HOME_BLOCKS if offer(request)}


def test_coordination_sees_what_is_late_and_whom_it_cannot_reach(cast, protocols):
    begin(cast.council, started_on=clock.today() - days(10))

    assert offered(cast.coordination) == {"late_welcomes", "missing_contacts"}


def test_nothing_late_is_nothing_to_see(onboarding, cast):
    assert offered(cast.coordination) == {"missing_contacts"}


def test_council_sees_its_own_welcome(onboarding, cast):
    assert offered(cast.technician) == {"own_welcome"}
    assert offered(cast.other_technician) == set()


def test_mentor_sees_the_question_and_then_whom_it_goes_with(onboarding, cast):
    propose(onboarding, cast.mentor_council)
    asked = offered(cast.mentor)

    operations.answer_mentor_proposal(proposal=onboarding.proposals.get(), accept=True, by=cast.mentor)

    assert (asked, offered(cast.mentor)) == ({"proposals_waiting"}, {"mentored"})


@pytest.mark.parametrize("who", ["coordination", "technician", "mentor"])
def test_home_draws_them(mentored, cast, enter, who):
    assert enter(getattr(cast, who)).get("/").status_code == 200


def welcomes_of(person, organization):
    request = RequestFactory().get("/")
    request.user = person
    return blocks.welcomes_of(request, Organization.objects.for_page().get(pk=organization.pk))


def test_page_of_a_member_offers_to_begin_when_none_is_open(cast, protocols):
    block = welcomes_of(cast.coordination, cast.council)

    start = f"{reverse('onboarding_start')}?organization={cast.council.pk}"
    assert (block.context["onboardings"], block.context["start_url"]) == ([], start)


def test_page_of_a_member_shows_the_open_one(onboarding, cast):
    block = welcomes_of(cast.coordination, cast.council)

    assert (block.context["onboardings"], block.context["start_url"]) == ([onboarding], "")


def test_page_of_a_member_without_welcomes_says_nothing_to_its_people(cast):
    assert welcomes_of(cast.technician, cast.council) is None
