import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils.formats import date_format

from care import blocks, operations
from members.models import Organization
from office import clock
from tests.care.conftest import begin, days, propose, step_of

pytestmark = pytest.mark.django_db


def offered(person):
    request = RequestFactory().get("/")
    request.user = person
    return {offer.__name__ for offer in blocks.HOME_BLOCKS if offer(request)}


def test_coordination_sees_what_is_late_and_whom_it_cannot_reach(cast, protocols):
    begin(cast.council, started_on=clock.today() - days(10))

    assert offered(cast.coordination) == {"late_welcomes", "missing_contacts"}


def test_nothing_late_and_nothing_soon_is_nothing_to_see(onboarding, cast):
    onboarding.steps.filter(responsible="coordination").update(due_on=clock.today() + days(8))

    assert offered(cast.coordination) == {"missing_contacts"}


def block_of(offer, person):
    request = RequestFactory().get("/")
    request.user = person
    return offer(request)


def test_coordination_sees_its_steps_of_the_week_after_the_late_ones(onboarding, cast):
    late = begin(cast.other_council, started_on=clock.today() - days(10))

    context = block_of(blocks.late_welcomes, cast.coordination).context

    assert context["onboardings"] == [late]
    assert [(turn.onboarding, turn.next.title) for turn in context["turns"]] == [
        (onboarding, "Trucada de benvinguda")
    ]


def test_soon_is_said_in_a_word(onboarding, cast, enter):
    page = enter(cast.coordination).get("/").content.decode()

    day = date_format(clock.today() + days(3), "DATE_FORMAT")
    assert f"Us toca: Trucada de benvinguda, fins al dia {day}" in page
    assert "Aviat" in page


def test_council_sees_its_own_step_and_not_the_lateness_of_others(onboarding, cast, enter):
    onboarding.steps.filter(responsible="coordination").update(due_on=clock.today() - days(1))

    (turn,) = block_of(blocks.own_welcome, cast.technician).context["turns"]
    page = enter(cast.technician).get("/").content.decode()

    assert (turn.next, turn.late) == (step_of(onboarding, "referents"), 0)
    assert "Us toca: Qui us representarà" in page
    assert "amb retard" not in page


def test_council_sees_its_own_lateness(onboarding, cast, enter):
    onboarding.steps.filter(protocol_step__code="referents").update(due_on=clock.today() - days(1))

    assert "1 pas amb retard" in enter(cast.technician).get("/").content.decode()


def test_council_with_nothing_of_its_own_reads_so(onboarding, cast, enter):
    for step in onboarding.steps.filter(responsible="council"):
        operations.skip_step(step=step, reason="No cal", by=None)

    assert "Ara no us toca res" in enter(cast.technician).get("/").content.decode()


def test_mentor_sees_the_step_of_the_mentor(mentored, cast):
    (turn,) = block_of(blocks.mentored, cast.mentor).context["turns"]

    assert turn.next == step_of(mentored, "primera-conversa")


OFFERS = {
    "coordination": blocks.late_welcomes,
    "technician": blocks.own_welcome,
    "mentor": blocks.mentored,
}


@pytest.mark.parametrize("who", OFFERS)
def test_welcomes_of_home_take_three_queries(mentored, cast, who, django_assert_num_queries):
    with django_assert_num_queries(3):  # the standing, the welcomes, their steps
        block = block_of(OFFERS[who], getattr(cast, who))

        assert [turn.late for turn in block.context["turns"]] == [0]


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
    return blocks.welcomes_of(request, Organization.objects.for_page(request.user).get(pk=organization.pk))


def test_page_of_a_member_offers_to_begin_when_none_is_open(cast, protocols):
    block = welcomes_of(cast.coordination, cast.council)

    start = f"{reverse('onboarding_start')}?organization={cast.council.pk}"
    assert (block.context["onboardings"], block.context["start_url"]) == ([], start)


def test_page_of_a_member_shows_the_open_one(onboarding, cast):
    block = welcomes_of(cast.coordination, cast.council)

    assert (block.context["onboardings"], block.context["start_url"]) == ([onboarding], "")


def test_page_of_a_member_without_welcomes_says_nothing_to_its_people(cast):
    assert welcomes_of(cast.technician, cast.council) is None
