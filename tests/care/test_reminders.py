from datetime import timedelta

import pytest

from care import operations
from care.models import MentorProposal, Onboarding
from office import clock, outbox
from office.models import Message, ReminderRule, SignedLink
from office.reminders import ensure_rules, reminders, send_due, unsent
from tests.care.conftest import begin, days, propose, step_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rules_on_since_long_ago(db):
    ensure_rules()
    ReminderRule.objects.update(active_from=clock.now() - timedelta(days=900))


@pytest.fixture
def due(onboarding):
    """Only one step is due soon: the council's."""
    onboarding.steps.exclude(protocol_step__code="referents").update(due_on=clock.today() + days(30))
    return operations.redate_step(
        step=step_of(onboarding, "referents"), due_on=clock.today() + days(3), by=None
    )


def sent(kind):
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def test_step_due_goes_once_to_who_does_it(due, cast):
    send_due()
    send_due()

    (message,) = sent("step_due")
    assert (message.person, message.subject_id) == (cast.technician, due.pk)


@pytest.mark.parametrize("distance, number", [(-1, 0), (0, 1), (3, 1), (4, 0)])
def test_step_due_goes_from_three_days_before_until_the_day(due, distance, number):
    type(due).objects.filter(pk=due.pk).update(due_on=clock.today() + days(distance))

    send_due()

    assert len(sent("step_due")) == number


def test_step_moved_to_another_date_is_reminded_again(due):
    send_due()
    operations.redate_step(step=due, due_on=clock.today() + days(2), by=None)

    send_due()

    first, second = sent("step_due")
    assert (outbox.is_moot(first), outbox.is_moot(second)) == (True, False)


@pytest.mark.parametrize(
    "settle",
    [
        lambda step: operations.finish_step(step=step, by=None),
        lambda step: operations.skip_step(step=step, reason="No cal", by=None),
        lambda step: operations.stop_onboarding(onboarding=step.onboarding, reason="Prou", by=None),
    ],
)
def test_reminder_is_moot_once_the_step_is_settled(due, settle):
    send_due()

    settle(due)

    assert [outbox.is_moot(message) for message in sent("step_due")] == [True]


def test_link_of_the_reminder_is_the_one_already_given(due):
    given = SignedLink.objects.get(purpose="onboarding")

    send_due()

    assert sent("step_due")[0].link == f"/acollida/enllac/{given.token}/"


def test_new_reference_person_gets_a_link_of_its_own(due, cast):
    cast.technician.roles.update(ends_on=clock.today() - days(1))

    send_due()

    link = SignedLink.objects.filter(purpose="onboarding").order_by("pk").last()
    assert link.person == cast.councillor
    assert sent("step_due")[0].link == f"/acollida/enllac/{link.token}/"


def test_counting_what_would_be_sent_makes_no_links(due, cast):
    cast.technician.roles.update(ends_on=clock.today() - days(1))

    found = unsent(reminders()["step_due"])

    assert (len(found), SignedLink.objects.count()) == (1, 1)


def test_overdue_of_coordination_goes_to_coordination(cast, protocols):
    onboarding = begin(cast.council, started_on=clock.today() - days(4))
    Onboarding.objects.update(created_at=clock.now() - days(4))

    send_due()
    send_due()

    (message,) = sent("step_overdue")
    assert (message.person, message.subject_id) == (cast.coordination, step_of(onboarding, "benvinguda").pk)
    assert message.link == f"/acollida/{onboarding.pk}/"


def test_step_of_a_mentor_that_there_is_not_reminds_nobody(onboarding):
    onboarding.steps.exclude(protocol_step__code="primera-conversa").update(due_on=clock.today() + days(30))
    onboarding.steps.filter(protocol_step__code="primera-conversa").update(due_on=clock.today() - days(1))

    send_due()

    assert sent("step_overdue") == []


def test_mentor_that_does_not_answer_is_asked_once_more_and_coordination_knows(onboarding, cast):
    proposal = propose(onboarding, cast.mentor_council)
    MentorProposal.objects.update(proposed_at=clock.now() - days(7))

    send_due()
    send_due()

    messages = sent("mentor_waiting")
    assert {message.person for message in messages} == {cast.mentor, cast.coordination}
    operations.answer_mentor_proposal(proposal=proposal, accept=False, by=None)
    assert [outbox.is_moot(message) for message in messages] == [True, True]


def test_mentor_has_seven_days(onboarding, cast):
    propose(onboarding, cast.mentor_council)
    MentorProposal.objects.update(proposed_at=clock.now() - days(6))

    send_due()

    assert sent("mentor_waiting") == []


def test_vacancy_is_told_to_coordination_from_the_day_the_reference_person_left(cast):
    role = cast.mentor.roles.get()
    cast.mentor_council.email = "ajuntament@example.org"
    cast.mentor_council.save()
    role.ends_on = clock.today() - days(1)
    role.save()
    ReminderRule.objects.update(active_from=clock.now() - days(1))

    send_due()
    send_due()

    (message,) = sent("reference_vacant")
    assert (message.person, message.subject_id) == (cast.coordination, cast.mentor_council.pk)
    role.ends_on = None
    role.save()
    assert outbox.is_moot(message)


def test_member_that_nothing_reaches_is_told_to_coordination(cast):
    role = cast.mentor.roles.get()
    role.ends_on = clock.today() - days(1)
    role.save()
    ReminderRule.objects.update(active_from=clock.now() - days(1))

    send_due()

    (message,) = sent("organization_unreachable")
    assert message.subject_id == cast.mentor_council.pk
    cast.mentor_council.email = "ajuntament@example.org"
    cast.mentor_council.save()
    assert outbox.is_moot(message)


def test_welcome_written_down_late_does_not_flood_with_what_was_already_late(cast, protocols):
    begin(cast.council, started_on=clock.today() - days(60))

    send_due()

    assert list(sent("step_overdue")) == []


def test_step_due_from_the_first_day_is_reminded_although_the_rule_is_older(cast, protocols):
    ReminderRule.objects.update(active_from=clock.now() - timedelta(hours=1))

    onboarding = begin(cast.council)
    send_due()

    assert [message.subject_id for message in sent("step_due")] == [step_of(onboarding, "benvinguda").pk]
