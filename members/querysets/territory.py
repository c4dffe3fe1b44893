from datetime import date
from typing import Self

from django.db.models import Exists, OuterRef

from members.querysets.people import takes_part
from members.querysets.periods import InForceQuerySet, User, not_ended_before
from office import clock


class DelegationQuerySet(InForceQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))

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
