from typing import Any, Self

from django.db.models import Exists, OuterRef, QuerySet

from members.querysets.people import coordinates
from members.querysets.periods import InForceQuerySet, User


class ProspectQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """The coordination's own notes: who is interested is nobody else's business yet."""
        return self.filter(coordinates(user))

    def open(self) -> Self:
        return self.filter(state="open")


class MembershipRequestQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """Those of the councils that the person represents; all of them for coordination."""
        from members.models import Role

        own = (
            Role.objects.in_force().in_network().filter(person=user.pk, organization=OuterRef("organization"))
        )
        return self.filter(coordinates(user) | Exists(own))

    def waiting(self) -> Self:
        return self.filter(state="received")


class MembershipQuerySet(InForceQuerySet):
    pass
