from typing import Any, Self

from django.db.models import QuerySet

from members.querysets.people import takes_part
from members.querysets.periods import InForceQuerySet, User


class PartnerQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))


class InterlocutorQuerySet(InForceQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))


class CollaborationQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))
