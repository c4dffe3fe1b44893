from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, QuerySet

from members.querysets.people import coordinates
from members.querysets.periods import User


class NeedQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """Those of the councils that the person represents; all of them for coordination."""
        from members.models import Role

        own = Role.objects.in_force().in_network()
        own = own.filter(person=user.pk, organization=OuterRef("organization"))
        return self.filter(Q(coordinates(user)) | Q(Exists(own)))

    def open(self) -> Self:
        return self.filter(state="open")
