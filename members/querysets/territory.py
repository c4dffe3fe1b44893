from typing import Self

from members.querysets.people import takes_part
from members.querysets.periods import InForceQuerySet, User


class DelegationQuerySet(InForceQuerySet):
    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))
