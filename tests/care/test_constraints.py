"""What PostgreSQL itself refuses, whoever writes."""

import pytest
from django.db import IntegrityError, transaction

from care.models import MentorProposal, Onboarding, OnboardingStep, Protocol
from office import clock
from tests.care.conftest import propose, step_of

pytestmark = pytest.mark.django_db


def refuses(name, write):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        write()


def test_one_current_protocol_for_a_reason(protocols):
    refuses(
        "one_current_protocol",
        lambda: Protocol.objects.create(
            trigger="new_team", version=2, title="Una altra", is_current=True, published_at=clock.now()
        ),
    )


def test_a_version_once(protocols):
    refuses(
        "protocol_version_once",
        lambda: Protocol.objects.create(
            trigger="new_team", version=1, title="Una altra", published_at=clock.now()
        ),
    )


def test_one_open_welcome_of_a_council(onboarding):
    copy = Onboarding(
        organization=onboarding.organization,
        trigger="new_team",
        protocol=onboarding.protocol,
        started_on=clock.today(),
    )

    refuses("one_open_onboarding", copy.save)


@pytest.mark.parametrize(
    "name, values",
    [
        ("onboarding_open_or_dated", {"state": "finished"}),
        ("onboarding_open_or_dated", {"closed_on": "2026-01-01"}),
        ("onboarding_stopped_with_reason", {"state": "stopped", "closed_on": "2026-01-01"}),
    ],
)
def test_welcome_is_open_or_closed_with_its_date_and_reason(onboarding, name, values):
    refuses(name, lambda: Onboarding.objects.update(**values))


@pytest.mark.parametrize(
    "name, values",
    [
        ("step_done_has_its_date", {"state": "done"}),
        ("step_done_has_its_date", {"done_on": "2026-01-01"}),
        ("step_skipped_has_a_reason", {"state": "skipped"}),
    ],
)
def test_step_says_when_it_was_done_or_why_not(onboarding, name, values):
    refuses(name, lambda: OnboardingStep.objects.update(**values))


def test_step_of_the_protocol_comes_once(onboarding):
    step = step_of(onboarding, "grups")
    step.pk = None

    refuses("step_once_in_onboarding", step.save)


def test_protocol_step_does_not_wait_for_itself(onboarding):
    step = step_of(onboarding, "grups").protocol_step
    step.after = step

    refuses("protocol_step_not_after_itself", step.save)


def test_one_live_mentor(onboarding, cast):
    propose(onboarding, cast.mentor_council)

    refuses(
        "one_live_mentor",
        lambda: MentorProposal.objects.create(onboarding=onboarding, organization=cast.other_council),
    )


@pytest.mark.parametrize("values", [{"state": "declined"}, {"answered_at": "2026-01-01T00:00Z"}])
def test_proposal_waits_or_is_answered(onboarding, cast, values):
    propose(onboarding, cast.mentor_council)

    refuses("proposal_waits_or_answered", lambda: MentorProposal.objects.update(**values))
