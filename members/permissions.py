"""Who may do what: predicates over the standing of a person on a day, registered under verbs.

person → role in force → organization → in the network that day. Nothing is copied onto people: when the
role ends, the right ends.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import rules
from allauth.account.models import EmailAddress
from django.contrib.auth.models import AnonymousUser

from members.models import NetworkRole, Organization, Participation, Person, Role, Seat
from office import clock


@dataclass
class Standing:
    """What a person is in the network on a day, each part asked once."""

    person: Person
    on: date

    @cached_property
    def network_roles(self) -> frozenset[str]:
        return frozenset(
            NetworkRole.objects.in_force(self.on).filter(person=self.person).values_list("kind", flat=True)
        )

    @cached_property
    def roles(self) -> list[Role]:
        in_network = Role.objects.in_force(self.on).in_network(self.on)
        return list(in_network.filter(person=self.person).select_related("organization"))

    @cached_property
    def organization_ids(self) -> frozenset[int]:
        return frozenset(role.organization_id for role in self.roles)

    @cached_property
    def seats(self) -> frozenset[str]:
        """The kinds of body in which it sits; asked only where a page is for one of them."""
        seats = Seat.objects.in_force(self.on).filter(person=self.person)
        return frozenset(seats.values_list("term__body__kind", flat=True))

    @cached_property
    def coordinated_body_ids(self) -> frozenset[int]:
        """The working groups that it coordinates; asked only where a page is of one."""
        rows = Participation.objects.in_force(self.on).filter(person=self.person, is_coordinator=True)
        return frozenset(rows.values_list("body_id", flat=True))

    @property
    def is_coordination(self) -> bool:
        return "coordination" in self.network_roles


def standing_of(user: Person | AnonymousUser) -> Standing | None:
    """The standing of today, kept on the user for the length of a request."""
    if not isinstance(user, Person) or not user.is_active:
        return None
    today = clock.today()
    kept: Standing | None = getattr(user, "_standing", None)
    if kept is None or kept.on != today:
        kept = Standing(user, today)
        user._standing = kept  # type: ignore[attr-defined]
    return kept


def represented_ids(user: Person | AnonymousUser) -> frozenset[int]:
    """The organizations for which somebody acts today; none for who is not signed in."""
    standing = standing_of(user)
    return standing.organization_ids if standing else frozenset()


def represented(user: Person | AnonymousUser) -> list[Organization]:
    """The same, as organizations in the order of their names."""
    standing = standing_of(user)
    organizations = {role.organization for role in standing.roles} if standing else set()
    return sorted(organizations, key=lambda organization: organization.sort_name)


def _organization_id(subject: Any) -> int:
    """Of the organization itself, or of the one that the row belongs to."""
    number: int = subject.pk if isinstance(subject, Organization) else subject.organization_id
    return number


@rules.predicate
def is_coordination(user: Person) -> bool:
    standing = standing_of(user)
    return standing is not None and standing.is_coordination


@rules.predicate
def is_advisor(user: Person) -> bool:
    standing = standing_of(user)
    return standing is not None and "advisor" in standing.network_roles


@rules.predicate
def sits_on_executive(user: Person) -> bool:
    """Holds a seat in force today in the Executive Committee: its blocks of «Inici» ask for it."""
    standing = standing_of(user)
    return standing is not None and "executive" in standing.seats


@rules.predicate
def represents(user: Person, subject: Any) -> bool:
    """Holds a role in force in the organization, or in the one that the row belongs to."""
    return _organization_id(subject) in represented_ids(user)


@rules.predicate
def is_reference_person(user: Person, subject: Any) -> bool:
    standing = standing_of(user)
    return standing is not None and any(
        role.is_primary_contact and role.organization_id == _organization_id(subject)
        for role in standing.roles
    )


rules.add_perm("office.run_office", is_coordination)
rules.add_perm("members.manage_memberships", is_coordination)
rules.add_perm("members.see_organization_fully", is_coordination | represents)
rules.add_perm("members.edit_organization", is_coordination | represents)
rules.add_perm("members.manage_roles", is_coordination | is_reference_person)
rules.add_perm("members.import_members", is_coordination)
rules.add_perm("members.export_people", is_coordination)
rules.add_perm("members.merge_people", is_coordination)
rules.add_perm("members.manage_bodies", is_coordination)
rules.add_perm("members.sit_on_executive", sits_on_executive)
rules.add_perm("members.manage_topics", is_coordination)
rules.add_perm("members.manage_partners", is_coordination)
rules.add_perm("members.manage_territory", is_coordination)
rules.add_perm("members.record_need", is_coordination | represents)
rules.add_perm("members.follow_needs", is_coordination)
rules.add_perm("members.see_asked_topics", is_advisor)


@rules.predicate
def is_reference_of(user: Person, person: Person) -> bool:
    """The reference person of an organization where the other holds a role."""
    roles = Role.objects.in_force().filter(person=person)
    return any(is_reference_person(user, role) for role in roles)


@rules.predicate
def never_had_account(user: Person, person: Person) -> bool:
    """What was closed, only coordination opens again."""
    return not EmailAddress.objects.filter(user=person).exists()


@rules.predicate
def is_somebody_else(user: Person, person: Person) -> bool:
    return user.pk != person.pk


rules.add_perm("members.reset_second_factor", is_coordination & is_somebody_else)
rules.add_perm("members.invite", is_coordination | (is_reference_of & never_had_account))
