from datetime import date, timedelta

import pytest

from care import operations
from care.models import Onboarding, OnboardingStep
from care.reference import load_protocols
from members.models import Organization, Person
from office import clock
from tests.cast import Cast


@pytest.fixture
def protocols(db: None) -> int:
    return load_protocols()


@pytest.fixture
def onboarding(cast: Cast, protocols: int) -> Onboarding:
    """The welcome of the council of the page, begun today."""
    return begin(cast.council, by=cast.coordination)


@pytest.fixture
def mentored(onboarding: Onboarding, cast: Cast) -> Onboarding:
    """The same, with Iris's council as its mentor."""
    propose(onboarding, cast.mentor_council, accept=True)
    return Onboarding.objects.get(pk=onboarding.pk)


def begin(
    council: Organization, *, started_on: date | None = None, by: Person | None = None, **values: object
) -> Onboarding:
    given = {"trigger": "new_member", "started_on": started_on or clock.today()} | values
    return operations.start_onboarding(organization=council, by=by, **given)


def propose(onboarding: Onboarding, council: Organization, *, accept: bool | None = None):
    proposal = operations.propose_mentor(onboarding=onboarding, organization=council, by=None)
    if accept is None:
        return proposal
    return operations.answer_mentor_proposal(proposal=proposal, accept=accept, by=None)


def step_of(onboarding: Onboarding, code: str) -> OnboardingStep:
    return onboarding.steps.get(protocol_step__code=code)


def settle_required(onboarding: Onboarding) -> None:
    """All that has to be done before closing."""
    for step in onboarding.steps.filter(state="pending", is_optional=False):
        if step.kind != "closing":
            operations.finish_step(step=step, by=None)


def days(number: int) -> timedelta:
    return timedelta(days=number)
