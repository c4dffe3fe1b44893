from typing import Any, Self

from django.db.models import Q, QuerySet

from members.querysets import coordinates
from members.querysets.periods import User


class MaterialQuerySet(QuerySet[Any]):
    """Of events that the person sees: `EventQuerySet.visible_to` says which."""

    def seen_by(self, user: User) -> Self:
        """The signed sheet has the names of who came: it is for coordination."""
        return (
            self.filter(~Q(kind="sheet") | Q(coordinates(user))) if user.is_authenticated else self.public()
        )

    def public(self) -> Self:
        return self.exclude(kind="sheet")
