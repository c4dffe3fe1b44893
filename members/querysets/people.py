import functools
import operator
from datetime import date
from typing import Any, Self

from django.db.models import Exists, OuterRef, Prefetch, Q

from members.querysets.directory import DirectoryQuerySet, tied_by, ties
from members.querysets.periods import InForceQuerySet, User, not_ended_before
from office import clock


class PersonQuerySet(DirectoryQuerySet):
    def visible_to(self, user: User) -> Self:
        """Whoever takes part sees itself and the people of today and to come; coordination, those who left."""
        lasting = [rows.filter(not_ended_before(clock.today())) for rows in ties()]
        of_today = Q(pk=user.pk) | tied_by(lasting) | tied_by(lasting, "merged_into")
        return self.filter(Q(coordinates(user)) | (takes_part(user) & of_today))

    def listed_for(self, user: User) -> Self:
        """Of people that are in the network on the day: all of them, for whoever takes part in it."""
        return self.unmerged().named().filter(takes_part(user))

    def for_page(self) -> Self:
        """One person with all its posts, seats and groups, past and to come; `has_second_factor`."""
        from allauth.mfa.models import Authenticator

        from members.models import Interlocutor, Participation, Role, Seat

        factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=["webauthn", "totp"])
        roles = Role.objects.select_related("organization").order_by("-starts_on", "pk")
        seats = Seat.objects.select_related("term__body", "organization").order_by("-starts_on", "pk")
        groups = Participation.objects.select_related("body", "organization").order_by("-starts_on", "pk")
        partners = Interlocutor.objects.select_related("partner__organization").order_by("-starts_on", "pk")
        person = self.select_related("merged_into").annotate(has_second_factor=Exists(factors))
        return person.prefetch_related(
            Prefetch("roles", queryset=roles),
            "network_roles",
            Prefetch("seats", queryset=seats),
            Prefetch("participations", queryset=groups),
            Prefetch("interlocutor_roles", queryset=partners),
        )

    def with_roles(self, on: date | None = None) -> Self:
        from members.models import Role

        roles = Role.objects.in_force(on).select_related("organization")
        return self.prefetch_related(Prefetch("roles", queryset=roles, to_attr="roles_in_force"))

    def without_ties_since(self, day: date) -> Self:
        """Known before the day, and with no post, seat, group or partner in force since."""
        found = self.unmerged().filter(created_at__date__lt=day)
        for rows in ties():
            found = found.exclude(Exists(rows.filter(not_ended_before(day), person=OuterRef("pk"))))
        return found

    def in_demo(self) -> list[Any]:
        """Those who may sign in to the demonstration, each with `demo_words`: what it is there."""
        people = self.unmerged().filter(email__endswith="@example.org", is_active=True).with_roles()
        people = list(people.prefetch_related("network_roles").order_by("pk")[:12])  # type: ignore[assignment]
        for person in people:
            posts = [str(role) for role in person.roles_in_force]
            posts += [role.get_kind_display() for role in person.network_roles.all()]
            person.demo_words = ", ".join(posts)
        return people  # type: ignore[return-value]

    def coordination(self, on: date | None = None) -> Self:
        from members.models import NetworkRole

        rows = NetworkRole.objects.in_force(on).filter(person=OuterRef("pk"), kind="coordination")
        return self.unmerged().filter(Exists(rows), is_active=True)

    def on_executive(self, on: date | None = None) -> Self:
        """Who holds a seat in force in it."""
        from members.models import Seat

        rows = Seat.objects.in_force(on).filter(person=OuterRef("pk"), term__body__kind="executive")
        return self.unmerged().filter(Exists(rows), is_active=True)


class RoleQuerySet(InForceQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))

    def in_network(self, on: date | None = None) -> Self:
        """Of organizations that are in the network on the day: without membership a role gives no rights."""
        from members.models import Membership

        spells = Membership.objects.in_force(on).filter(
            organization=OuterRef("organization"), state__in=Membership.IN_NETWORK
        )
        return self.filter(Exists(spells))

    def current_or_future(self, on: date | None = None) -> Self:
        return self.filter(not_ended_before(on or clock.today()))

    def reachable(self) -> Self:
        """With an address: of the role, of the person, or the shared mailbox of the organization."""
        return self.exclude(
            Q(email="") & (Q(person__email__isnull=True) | Q(person__email="")) & Q(organization__email="")
        )


def takes_part(user: User) -> Q:
    """Whether the person has anything to do with the network today, as a condition of a query."""
    from members.models import NetworkRole, Participation, Role, Seat

    rows = (Role.objects.in_network(), NetworkRole.objects, Seat.objects, Participation.objects)
    number = user.pk or 0  # a visitor has none, and `person=None` would find the seats where nobody sits
    mine = (Q(Exists(of_a_kind.in_force().filter(person=number))) for of_a_kind in rows)
    return functools.reduce(operator.or_, mine)


def coordinates(user: User) -> Exists:
    """Whether the person is of the coordination today, as a condition of a query."""
    from members.models import NetworkRole

    return Exists(NetworkRole.objects.in_force().filter(person=user.pk, kind="coordination"))
