import functools
import operator
from collections.abc import Collection
from datetime import datetime
from typing import Any, Self

from django.db.models import Prefetch, Q, QuerySet

from members.querysets import coordinates
from members.querysets.periods import User
from office import clock

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
        return self.select_related("person", "organization", "event", "event__municipality")

    def for_page(self) -> Self:
        """With all that the page of one says."""
        return self.select_related(
            "person", "organization", "event", "event__municipality", "event__kind", "needs", "made_by"
        ).prefetch_related("items", _answers())

    def coming(self) -> Self:
        """Of events that are not over."""
        return self.filter(event__ends_on__gte=clock.today()).order_by(
            "event__day", "event", "asked_at", "pk"
        )

    def of_organizations(self, numbers: Collection[int]) -> Self:
        return self.filter(organization__in=numbers)

    def unplaced(self) -> Self:
        """Of an organization in words that nobody has put in its place."""
        return self.filter(organization=None).exclude(organization_words="").exclude(state="unconfirmed")

    def search(self, words: str) -> Self:
        """By who comes, or by its organization."""
        texts = ("name", "email", "organization_words", "organization__name", "person__given_name",
                 "person__family_name")  # fmt: skip
        asked: Self = self
        for word in words.split():
            asked = asked.filter(
                functools.reduce(operator.or_, (Q(**{f"{text}__icontains": word}) for text in texts))
            )
        return asked

    def for_rows(self) -> Self:
        """With all that a row of coordination says, and a file of them."""
        return self.for_list().select_related("needs").prefetch_related("items", _answers())


def _answers() -> Any:
    """With their questions, in one query."""
    from events.models import Answer

    return Prefetch("answers", queryset=Answer.objects.select_related("question"))
