from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db.models import Exists, OuterRef

from members.querysets.people import takes_part
from members.querysets.periods import InForceQuerySet, User, not_ended_before
from office import clock

if TYPE_CHECKING:
    from members.models import Organization


class DelegationQuerySet(InForceQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))

    def delegates_of(self, comarques: Collection[int]) -> dict[int, "Organization"]:
        """Today's delegate of each comarca that has one."""
        found = self.in_force().filter(comarca__in=comarques).select_related("organization")
        return {row.comarca_id: row.organization for row in found}

    def current_or_future(self) -> Self:
        return self.filter(not_ended_before(clock.today()))

    def of_members(self, on: date | None = None) -> Self:
        """Of councils that are active members on the day: who left the network looks after nobody."""
        from members.models import Membership

        return self.filter(
            Exists(Membership.objects.active(on).filter(organization=OuterRef("organization")))
        )

    def for_list(self) -> Self:
        """Each with its comarca and council, and `is_of_member` today; comarca by comarca."""
        from members.models import Membership

        active = Membership.objects.active().filter(organization=OuterRef("organization"))
        rows = self.select_related("comarca", "organization").annotate(is_of_member=Exists(active))
        return rows.order_by("comarca__sort_name", "starts_on")
