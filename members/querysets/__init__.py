"""Which rows: what each list and page loads, and who sees what."""

from members.querysets.bodies import AgreementQuerySet, BodyQuerySet
from members.querysets.memberships import MembershipQuerySet, MembershipRequestQuerySet, ProspectQuerySet
from members.querysets.needs import NeedQuerySet
from members.querysets.organizations import OrganizationQuerySet
from members.querysets.partners import CollaborationQuerySet, InterlocutorQuerySet, PartnerQuerySet
from members.querysets.people import PersonQuerySet, RoleQuerySet, coordinates, takes_part
from members.querysets.periods import InForceQuerySet, SearchQuerySet, User, not_ended_before, whether
from members.querysets.places import ComarcaQuerySet, MunicipalityQuerySet
from members.querysets.territory import DelegationQuerySet

__all__ = [
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
    "PartnerQuerySet",
    "PersonQuerySet",
    "ProspectQuerySet",
    "RoleQuerySet",
    "SearchQuerySet",
    "User",
    "coordinates",
    "not_ended_before",
    "takes_part",
    "whether",
]
