"""What the portal knows of the councils and people that a spreadsheet names, read at once."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from members.models import Membership, MembershipRequest, Organization, Person, Prospect, Role
from office import clock
from office.folding import letters


class Known:
    """Five queries, however many the lines."""

    def __init__(self, councils: Iterable[Organization], addresses: Iterable[str]) -> None:
        numbers = {council.pk for council in councils}
        self.memberships = _grouped(Membership.objects.filter(organization__in=numbers).order_by("starts_on"))
        self.roles = _grouped(
            Role.objects.filter(organization__in=numbers).select_related(
                "person__merged_into", "organization"
            )
        )
        self.interested = set(
            Prospect.objects.open().filter(organization__in=numbers).values_list("organization", flat=True)
        )
        self.waiting = set(
            MembershipRequest.objects.waiting()
            .filter(organization__in=numbers)
            .values_list("organization", flat=True)
        )
        people = Person.objects.filter(email__in=set(addresses)).select_related("merged_into")
        self.by_address = {person.email: person.merged_into or person for person in people}

    def membership(self, council: Organization) -> Membership | None:
        """The one in force today."""
        return next((m for m in self.memberships[council.pk] if _is_in_force(m)), None)

    def last_membership(self, council: Organization) -> Membership | None:
        """The one that a change would follow; it may be still to come."""
        rows = self.memberships[council.pk]
        return rows[-1] if rows else None

    def people_named(self, council: Organization, name: str) -> list[Person]:
        """With a post in the council, now or once; names are compared without accents and capitals."""
        found = {
            (role.person.merged_into or role.person).pk: role.person.merged_into or role.person
            for role in self.roles[council.pk]
            if letters(str(role.person)) == letters(name)
        }
        return list(found.values())

    def posts(self, council: Organization, person: Person) -> list[Role]:
        return [
            role
            for role in self.roles[council.pk]
            if person.pk in {role.person_id, role.person.merged_into_id}
        ]

    def reference_role(self, council: Organization) -> Role | None:
        return next((r for r in self.roles[council.pk] if r.is_primary_contact and is_current(r)), None)


def is_current(role: Role) -> bool:
    """In force, or still to come."""
    return role.ends_on is None or role.ends_on >= clock.today()


def _is_in_force(membership: Membership) -> bool:
    today = clock.today()
    return membership.starts_on <= today and (membership.ends_on is None or membership.ends_on >= today)


def _grouped(rows: Iterable[Any]) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.organization_id].append(row)
    return found
