from collections.abc import Iterable

from members.models import Organization, Person, Topic
from office.audit import operation


@operation(on="organization")
def edit_organization(
    *,
    organization: Organization,
    email: str,
    phone: str,
    website: str,
    ess_page: str,
    topics: Iterable[Topic],
    by: Person | None,
    on_behalf_of: Organization | None = None,
) -> Organization:
    """Change how to reach a council and what it works on; its official name comes from the register."""
    organization.email = email
    organization.phone = phone
    organization.website = website
    organization.ess_page = ess_page
    organization.save(update_fields=["email", "phone", "website", "ess_page"])
    organization.topics.set(topics)
    return organization
