from collections.abc import Collection
from datetime import datetime
from typing import Any, Self

from django.db.models import Q, QuerySet

from members.querysets import coordinates
from members.querysets.periods import User

TAKES_SEAT = ("confirmed", "offered")
ACTIVE = ("unconfirmed", "confirmed", "waiting", "offered")


class RegistrationQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """One's own, those of the organizations that one acts for, and all for coordination."""
        from members.models import Role

        if not user.is_authenticated:
            return self.none()
        own = Role.objects.in_force().in_network().filter(person=user.pk).values("organization")
        mine = Q(person=user.pk) | Q(made_by=user.pk) | Q(organization__in=own)
        return self.filter(mine | Q(coordinates(user)))

    def of_person_or(self, person: int, organizations: Collection[int]) -> Self:
        """Its own, and those of the organizations that it acts for."""
        return self.filter(Q(person=person) | Q(organization__in=organizations))

    def active(self) -> Self:
        return self.filter(state__in=ACTIVE)

    def seated(self) -> Self:
        """Whose seat is theirs, or kept for them; what counts against the capacity."""
        return self.filter(state__in=TAKES_SEAT)

    def confirmed(self) -> Self:
        return self.filter(state="confirmed")

    def waiting(self) -> Self:
        return self.filter(state="waiting")

    def expired(self, now: datetime) -> Self:
        return self.filter(state__in=["offered", "unconfirmed"], expires_at__lte=now).order_by(
            "expires_at", "pk"
        )

    def for_list(self) -> Self:
        return self.select_related("person", "organization", "event")
