from collections.abc import Collection
from typing import TYPE_CHECKING, Self

from members.querysets.people import takes_part
from members.querysets.periods import InForceQuerySet, User

if TYPE_CHECKING:
    from members.models import Organization


class DelegationQuerySet(InForceQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))

    def delegates_of(self, comarques: Collection[int]) -> dict[int, "Organization"]:
        """Today's delegate of each comarca that has one."""
        found = self.in_force().filter(comarca__in=comarques).select_related("organization")
        return {row.comarca_id: row.organization for row in found}
