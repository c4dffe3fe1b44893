from members.models.bodies import Agreement, Body, Participation, Seat, Term
from members.models.memberships import Membership, MembershipRequest, Prospect
from members.models.organizations import Organization, Topic
from members.models.people import NetworkRole, Person, Role
from members.models.places import Comarca, Municipality

__all__ = [
    "Agreement",
    "Body",
    "Comarca",
    "Membership",
    "MembershipRequest",
    "Municipality",
    "NetworkRole",
    "Organization",
    "Participation",
    "Person",
    "Prospect",
    "Role",
    "Seat",
    "Term",
    "Topic",
]
