"""Which rows: what each list and page loads, and who sees what."""

from members.querysets.bodies import (
    SEATED,
    AgreementQuerySet,
    BodyQuerySet,
    ParticipationQuerySet,
    SeatQuerySet,
    TermQuerySet,
)
from members.querysets.memberships import MembershipQuerySet, MembershipRequestQuerySet, ProspectQuerySet
from members.querysets.needs import WAITS_DAYS, NeedQuerySet
from members.querysets.organizations import OrganizationQuerySet
from members.querysets.partners import CollaborationQuerySet, InterlocutorQuerySet, PartnerQuerySet
from members.querysets.people import PersonQuerySet, RoleQuerySet, coordinates, takes_part
from members.querysets.periods import (
    ONE_DAY,
    InForceQuerySet,
    SearchQuerySet,
    User,
    not_ended_before,
    whether,
)
from members.querysets.places import ComarcaQuerySet, MunicipalityQuerySet
from members.querysets.sessions import WebSessionQuerySet
from members.querysets.territory import DelegationQuerySet
from members.querysets.topics import TopicQuerySet

__all__ = [
    "ONE_DAY",
    "SEATED",
    "WAITS_DAYS",
    "AgreementQuerySet",
    "BodyQuerySet",
    "CollaborationQuerySet",
    "ComarcaQuerySet",
    "DelegationQuerySet",
    "InForceQuerySet",
    "InterlocutorQuerySet",
    "MembershipQuerySet",
    "MembershipRequestQuerySet",
    "MunicipalityQuerySet",
    "NeedQuerySet",
    "OrganizationQuerySet",
    "ParticipationQuerySet",
    "PartnerQuerySet",
    "PersonQuerySet",
    "ProspectQuerySet",
    "RoleQuerySet",
    "SearchQuerySet",
    "SeatQuerySet",
    "TermQuerySet",
    "TopicQuerySet",
    "User",
    "WebSessionQuerySet",
    "coordinates",
    "not_ended_before",
    "takes_part",
    "whether",
]
