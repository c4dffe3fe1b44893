"""Who may do what with advice: councils ask, experts log, coordination assigns, offers and looks after the hours."""

import rules
from django.contrib.auth.models import AnonymousUser

from advisory.models import AdvisorySession
from members.models import Person
from members.permissions import (
    is_advisor,
    is_coordination,
    represented_ids,
    represents,
    sits_on_executive,
    standing_of,
)


@rules.predicate
def acts_for_a_council(user: Person) -> bool:
    return bool(represented_ids(user))


def is_of_the_network(user: Person | AnonymousUser) -> bool:
    """With a role in force, of the network or in a council of it."""
    standing = standing_of(user)
    return standing is not None and bool(standing.network_roles or standing.organization_ids)


@rules.predicate
def is_expert_of(user: Person, session: AdvisorySession) -> bool:
    """Assigned to the session, and still somebody of the network."""
    return session.expert_id == user.pk and is_of_the_network(user)


@rules.predicate
def takes_part(user: Person, session: AdvisorySession) -> bool:
    """Acts for one of the councils of the session."""
    mine = represented_ids(user)
    return bool(mine) and session.councils.filter(organization__in=mine).exists()


rules.add_perm("advisory.run_advice", is_coordination)
rules.add_perm("advisory.manage_services", is_coordination)
rules.add_perm("advisory.manage_budgets", is_coordination)
rules.add_perm("advisory.see_budgets", is_coordination | sits_on_executive)
rules.add_perm("advisory.see_equity", is_coordination | sits_on_executive)
rules.add_perm("advisory.ask", is_coordination | represents)  # of the organization that asks
rules.add_perm("advisory.ask_for_own", acts_for_a_council)
rules.add_perm("advisory.see_statement", is_coordination | represents)  # of the organization
rules.add_perm("advisory.lead_session", is_coordination | is_expert_of)  # agree a date, log, publish its line
rules.add_perm("advisory.act_for_council", is_coordination | takes_part)  # answer, confirm the outcome
rules.add_perm("advisory.cancel_session", is_coordination | is_expert_of | takes_part)
rules.add_perm("advisory.give_advice", is_coordination | is_advisor)
rules.add_perm("advisory.publish_hours", is_coordination | is_advisor)
