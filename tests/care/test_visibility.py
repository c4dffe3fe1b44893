import pytest
from django.contrib.auth.models import AnonymousUser

from care import operations
from care.models import MentorProposal, Onboarding, OnboardingStep
from office import clock
from tests.care.conftest import begin, days, propose, step_of

pytestmark = pytest.mark.django_db
EVERYBODY = (
    "coordination", "executive", "group_coordinator", "technician", "councillor", "other_technician",
    "applicant", "advisor", "mentor",
)  # fmt: skip


def who_sees(cast, onboarding):
    return {
        name
        for name in EVERYBODY
        if onboarding in Onboarding.objects.visible_to(getattr(cast, name))
        and OnboardingStep.objects.visible_to(getattr(cast, name)).count() >= 16
    }


def test_welcome_is_seen_by_coordination_and_its_council(onboarding, cast):
    assert who_sees(cast, onboarding) == {"coordination", "technician", "councillor"}


@pytest.mark.parametrize("accept", [None, True])
def test_mentor_sees_it_while_it_is_asked_or_has_accepted(onboarding, cast, accept):
    propose(onboarding, cast.mentor_council, accept=accept)

    assert who_sees(cast, onboarding) == {"coordination", "technician", "councillor", "mentor"}


def test_mentor_that_declined_sees_it_no_more(onboarding, cast):
    propose(onboarding, cast.mentor_council, accept=False)

    assert who_sees(cast, onboarding) == {"coordination", "technician", "councillor"}
    assert MentorProposal.objects.visible_to(cast.mentor).count() == 0


def test_each_sees_only_its_own(onboarding, cast):
    other = begin(cast.other_council)

    assert list(Onboarding.objects.visible_to(cast.other_technician)) == [other]
    assert list(Onboarding.objects.visible_to(cast.technician)) == [onboarding]


def test_nobody_signed_in_sees_nothing(onboarding):
    assert Onboarding.objects.visible_to(AnonymousUser()).count() == 0


def test_right_ends_with_the_role(onboarding, cast):
    cast.technician.roles.update(ends_on=clock.today() - days(1))

    assert list(Onboarding.objects.visible_to(cast.technician)) == []


def who_may(cast, step):
    return {name for name in EVERYBODY if getattr(cast, name).has_perm("care.do_step", step)}


@pytest.mark.parametrize(
    "code, expected",
    [
        ("recursos", {"coordination"}),
        ("referents", {"coordination", "technician", "councillor"}),
        ("primera-conversa", {"coordination", "mentor"}),
    ],
)
def test_each_party_does_its_own_steps(mentored, cast, code, expected):
    assert who_may(cast, step_of(mentored, code)) == expected


def test_mentor_does_nothing_before_it_accepts(onboarding, cast):
    propose(onboarding, cast.mentor_council)

    assert who_may(cast, step_of(onboarding, "primera-conversa")) == {"coordination"}


def test_mentor_answers_for_itself(onboarding, cast):
    proposal = propose(onboarding, cast.mentor_council)

    who = {name for name in EVERYBODY if getattr(cast, name).has_perm("care.answer_mentor", proposal)}

    assert who == {"coordination", "mentor"}


@pytest.mark.parametrize("verb", ["care.see_board", "care.run_onboarding"])
def test_coordination_runs_the_board(onboarding, cast, verb):
    assert {n for n in EVERYBODY if getattr(cast, n).has_perm(verb, onboarding)} == {"coordination"}


def test_board_counts_and_puts_the_late_first(cast, protocols):
    late = begin(cast.council, started_on=clock.today() - days(12))
    begin(cast.other_council)
    operations.finish_step(step=step_of(late, "benvinguda"), by=None)

    first, second = Onboarding.objects.for_board()

    assert (first, first.done_count, first.total_count, first.overdue_count) == (late, 1, 16, 3)
    assert (second.overdue_count, second.pending_steps[0].title) == (0, "Trucada de benvinguda")


def test_board_is_filtered_by_whose_turn_it_is(onboarding, cast):
    other = begin(cast.other_council)
    for code in ("benvinguda", "recursos", "drets-i-deures"):
        operations.finish_step(step=step_of(other, code), by=None)

    found = Onboarding.objects.for_board().asked_for(responsible="council")

    assert list(found) == [other]
