"""Two welcomes: one well under way with its mentor, one that has just begun."""

from care import operations
from care.models import Onboarding, OnboardingStep
from demo.members import council, days_ago
from members.models import Organization, Person
from office import clock


def load(by: Person) -> None:
    llagostera = operations.start_onboarding(
        organization=council("Llagostera"), trigger="new_team", started_on=days_ago(45), by=by
    )
    proposal = operations.propose_mentor(
        onboarding=llagostera, organization=council("Cassà de la Selva"), by=by
    )
    operations.answer_mentor_proposal(
        proposal=proposal,
        accept=True,
        by=Person.objects.get(email="mentora@example.org"),
        on_behalf_of=proposal.organization,
        note="Amb molt de gust.",
    )
    _finish_what_is_past(llagostera, by)
    operations.start_onboarding(
        organization=council("Premià de Mar"), trigger="new_government", started_on=days_ago(5), by=by
    )


def _finish_what_is_past(onboarding: Onboarding, by: Person) -> None:
    """All that is due by now but the last of it, so that something is late."""
    due = onboarding.steps.filter(state="pending", due_on__lt=clock.today()).order_by("due_on", "position")
    for step in list(due)[:-1]:
        operations.finish_step(step=step, by=by, done_on=step.due_on, on_behalf_of=_council_of(step))


def _council_of(step: OnboardingStep) -> Organization | None:
    return step.onboarding.organization_of(step.responsible)
