from datetime import date
from typing import Any, Self

from django.db.models import Exists, Q, QuerySet

from members.querysets import User, coordinates, takes_part
from office import clock

READABLE = ("approved", "closed")


def follows_the_plan(user: User) -> Q:
    """Coordination, or a seat in the Executive today: who reads drafts, reviews and money."""
    from members.models import Seat

    seats = Seat.objects.in_force().filter(person=user.pk, term__body__kind="executive")
    return Q(coordinates(user)) | Q(Exists(seats))


class WorkplanQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """What is approved, for whoever takes part; what is published, for everybody; drafts, for few."""
        if not user.is_authenticated:
            return self.filter(is_published=True)
        approved = takes_part(user) & Q(state__in=READABLE)
        return self.filter(Q(is_published=True) | approved | follows_the_plan(user))

    def covering(self, on: date | None = None) -> Self:
        """Those whose period holds the day."""
        day = on or clock.today()
        return self.filter(starts_on__lte=day, ends_on__gte=day)


class ChallengeQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        from workplan.models import Workplan

        return self.filter(plan__in=Workplan.objects.visible_to(user))


class AreaQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        from workplan.models import Workplan

        return self.filter(plan__in=Workplan.objects.visible_to(user))


class ImportDraftQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        return self.filter(coordinates(user))

    def with_file(self) -> Self:
        """All that a page says of a draft beside its pieces."""
        return self.select_related("source", "created_by", "plan")

    def open(self) -> Self:
        return self.filter(state="open")
