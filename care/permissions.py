"""Who may do what in a welcome: coordination all of it, the council and its mentor their own steps."""

import rules

from care.models import OnboardingStep, Party
from members.models import Person
from members.permissions import is_coordination, represented_ids, represents


@rules.predicate
def does_own_step(user: Person, step: OnboardingStep) -> bool:
    """The step is of the council, or of the mentor that accepted, and the person acts for it today."""
    if step.responsible == Party.COORDINATION:
        return False
    organization = step.onboarding.organization_of(step.responsible)
    return organization is not None and organization.pk in represented_ids(user)


rules.add_perm("care.see_board", is_coordination)
rules.add_perm("care.run_onboarding", is_coordination)
rules.add_perm("care.do_step", is_coordination | does_own_step)
rules.add_perm("care.answer_mentor", is_coordination | represents)
