import pytest

from care import operations
from care.models import MentorProposal
from office import clock
from office.models import Message
from office.refusals import Refused
from tests.care.conftest import propose, step_of
from tests.cast import MemberFactory

pytestmark = pytest.mark.django_db


def test_proposal_asks_the_reference_person_with_a_link(onboarding, cast):
    proposal = propose(onboarding, cast.mentor_council)

    message = Message.objects.get(kind="mentor_proposed")
    assert (proposal.state, proposal.person) == ("proposed", cast.mentor)
    assert (message.person, message.address) == (cast.mentor, cast.mentor.email)
    assert message.link.startswith("/acollida/enllac/")


def test_yes_does_the_step_on_behalf_of_the_mentor(onboarding, cast):
    proposal = propose(onboarding, cast.mentor_council)

    operations.answer_mentor_proposal(
        proposal=proposal, accept=True, note="Encantades", by=cast.mentor, on_behalf_of=cast.mentor_council
    )

    step = step_of(onboarding, "mentor")
    assert (proposal.state, proposal.answer_note) == ("accepted", "Encantades")
    assert (step.state, step.done_by, step.done_for) == ("done", cast.mentor, cast.mentor_council)


@pytest.mark.parametrize("accept", [True, False])
def test_answer_tells_coordination_on_the_screen_and_not_by_mail(onboarding, cast, accept):
    propose(onboarding, cast.mentor_council, accept=accept)

    told = Message.objects.get(kind="mentor_answered")
    assert (told.person, told.is_on_screen, told.state) == (cast.coordination, True, "settled")


def test_no_leaves_the_step_pending_and_the_place_free(onboarding, cast):
    propose(onboarding, cast.mentor_council, accept=False)

    propose(onboarding, cast.other_council)

    assert step_of(onboarding, "mentor").state == "pending"
    assert sorted(MentorProposal.objects.values_list("state", flat=True)) == ["declined", "proposed"]


def test_who_said_no_is_not_asked_again(onboarding, cast):
    propose(onboarding, cast.mentor_council, accept=False)

    with pytest.raises(Refused):
        propose(onboarding, cast.mentor_council)


@pytest.mark.parametrize("accept", [None, True])
def test_second_proposal_while_one_lives_is_refused(onboarding, cast, accept):
    propose(onboarding, cast.mentor_council, accept=accept)

    with pytest.raises(Refused):
        propose(onboarding, cast.other_council)

    assert MentorProposal.objects.count() == 1


@pytest.mark.parametrize("whom", ["council", "applicant_council"])
def test_only_another_member_can_be_asked(onboarding, cast, whom):
    with pytest.raises(Refused) as refusal:
        propose(onboarding, getattr(cast, whom))

    assert refusal.value.field == "organization"


def test_member_that_nothing_reaches_cannot_be_asked(onboarding):
    with pytest.raises(Refused) as refusal:
        propose(onboarding, MemberFactory().organization)

    assert refusal.value.field == "organization"


def test_answer_twice_is_refused_and_the_first_stands(onboarding, cast):
    proposal = propose(onboarding, cast.mentor_council, accept=True)

    with pytest.raises(Refused):
        operations.answer_mentor_proposal(proposal=proposal, accept=False, by=None)

    proposal.refresh_from_db()
    assert proposal.state == "accepted"


def test_withdrawing_an_accepted_mentor_takes_the_step_up_again(mentored):
    operations.withdraw_mentor_proposal(proposal=mentored.live_proposal, by=None)

    assert step_of(mentored, "mentor").state == "pending"
    assert MentorProposal.objects.get().answered_at <= clock.now()


def test_withdrawing_twice_is_refused(onboarding, cast):
    proposal = propose(onboarding, cast.mentor_council)
    operations.withdraw_mentor_proposal(proposal=proposal, by=None)

    with pytest.raises(Refused):
        operations.withdraw_mentor_proposal(proposal=proposal, by=None)


def test_mentor_step_is_not_undone_while_there_is_a_mentor(mentored):
    with pytest.raises(Refused):
        operations.reopen_step(step=step_of(mentored, "mentor"), by=None)


def test_yes_after_the_step_was_left_out_does_it(onboarding, cast):
    proposal = propose(onboarding, cast.mentor_council)
    operations.skip_step(step=step_of(onboarding, "mentor"), reason="No contesten", by=None)

    operations.answer_mentor_proposal(proposal=proposal, accept=True, by=None)

    assert step_of(onboarding, "mentor").state == "done"
    assert step_of(onboarding, "primera-conversa").state == "pending"
