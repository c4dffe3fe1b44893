from members.models.bodies import Agreement, Body, Participation, Seat, Term
from members.models.groups import BodyName, GroupSpell
from members.models.memberships import Membership, MembershipRequest, Prospect
from members.models.needs import Need
from members.models.organizations import Organization, Topic
from members.models.partners import Collaboration, Interlocutor, Partner
from members.models.people import NetworkRole, Person, Role
from members.models.places import Comarca, Municipality
from members.models.sessions import WebSession
from members.models.territory import Delegation

__all__ = [
    "Agreement",
    "Body",
    "BodyName",
    "Collaboration",
    "Comarca",
    "Delegation",
    "GroupSpell",
    "Interlocutor",
    "Membership",
    "MembershipRequest",
    "Municipality",
    "Need",
    "NetworkRole",
    "Organization",
    "Participation",
    "Partner",
    "Person",
    "Prospect",
    "Role",
    "Seat",
    "Term",
    "Topic",
    "WebSession",
]
