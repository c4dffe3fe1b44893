"""Whom a message to an organization reaches: the one rule, so that no reminder goes to nobody.

Reference person → substitute → any role in force → shared mailbox. A role counts when it, or its person,
has an address of its own; what goes to the shared mailbox is nobody's in particular.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from members.models import MembershipRequest, Organization, Person, Prospect, Role


@dataclass(frozen=True)
class Recipient:
    person: Person | None
    address: str
    role: Role | None


def recipient_of(organization: Organization, on: date | None = None) -> Recipient | None:
    """None when there is no way to reach it: an alert for coordination, never a silence."""
    return recipients_of([organization], on).get(organization.pk)


def recipients_of(organizations: Iterable[Organization], on: date | None = None) -> dict[int, Recipient]:
    """The same for many, in one query; the unreachable are not in the answer."""
    asked = {organization.pk: organization for organization in organizations}
    found: dict[int, Recipient] = {}
    roles = Role.objects.in_force(on).filter(organization__in=asked.keys()).select_related("person")
    for role in roles.order_by("-is_primary_contact", "-is_substitute", "starts_on", "pk"):
        address = role.email or role.person.email
        if address and role.organization_id not in found:
            found[role.organization_id] = Recipient(role.person, address, role)
    for number, organization in asked.items():
        if number not in found and organization.email:
            found[number] = Recipient(None, organization.email, None)
    return found


def contact_given(organization: Organization) -> tuple[str, str]:
    """The name and address that the council's latest request gave, or else its open interest; or nothing."""
    given = (
        MembershipRequest.objects.filter(organization=organization).first()
        or Prospect.objects.open().filter(organization=organization).first()
    )
    return (given.contact_name, given.contact_email) if given else ("", "")
