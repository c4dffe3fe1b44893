"""Who may do what with events: coordination runs them, councils register their people, others propose."""

import rules

from events.models import Event, Registration
from members.models import Person
from members.permissions import is_coordination, represented_ids, represents, standing_of


@rules.predicate
def takes_part(user: Person) -> bool:
    """Somebody of the network today: with a role in a member, or of the network itself."""
    standing = standing_of(user)
    return standing is not None and bool(standing.organization_ids or standing.network_roles)


@rules.predicate
def proposed(user: Person, event: Event) -> bool:
    return event.proposed_by_id is not None and event.proposed_by_id == user.pk


@rules.predicate
def is_of_registration(user: Person, registration: Registration) -> bool:
    """Its own, or of an organization that one acts for."""
    if not user.is_authenticated:
        return False
    return registration.person_id == user.pk or registration.organization_id in represented_ids(user)


@rules.predicate
def is_who_comes(user: Person, registration: Registration) -> bool:
    """Nobody says for a colleague that it is there."""
    return registration.person_id is not None and registration.person_id == user.pk


rules.add_perm("events.run_events", is_coordination)
rules.add_perm("events.propose_event", takes_part)
rules.add_perm("events.change_proposal", is_coordination | (takes_part & proposed))
rules.add_perm("events.register_for", is_coordination | represents)  # of the organization
rules.add_perm("events.register", takes_part)
rules.add_perm("events.manage_registration", is_coordination | is_of_registration)
rules.add_perm("events.check_in", is_who_comes)
rules.add_perm("events.record_attendance", is_coordination)
