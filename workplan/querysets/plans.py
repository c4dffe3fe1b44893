from datetime import date
from typing import Any, Self

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from members.querysets import User, coordinates, takes_part
from office import clock
from workplan.querysets.choices import OfferedQuerySet

READABLE = ("approved", "closed")


def follows_the_plan(user: User) -> Q:
    """Coordination, or a seat in the Executive today: who reads drafts, reviews and money."""
    from members.models import Seat

    seats = Seat.objects.in_force().filter(person=user.pk, person__isnull=False, term__body__kind="executive")
    return Q(coordinates(user)) | Q(Exists(seats))


def _seen_by(user: User) -> Q:
    return (takes_part(user) & Q(state__in=READABLE)) | follows_the_plan(user)


class WorkplanQuerySet(OfferedQuerySet):
    def visible_to(self, user: User) -> Self:
        """With all that is done of it: what is approved, for whoever takes part; drafts, for few."""
        return self.filter(_seen_by(user))

    def readable_by(self, user: User) -> Self:
        """Its document only: what is published, for everybody, besides what the person sees."""
        published = Q(is_published=True)
        return self.filter(published | _seen_by(user) if user.is_authenticated else published)

    def covering(self, on: date | None = None) -> Self:
        """Those whose period holds the day."""
        day = on or clock.today()
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def for_list(self) -> Self:
        """Each with the agreement that approved it, and how many of its actions are counted, done and late."""
        from workplan.models import Action
        from workplan.rules.lateness import late

        actions = Action.objects.filter(area__plan=OuterRef("pk"), parent=None).order_by()

        def number(rows: QuerySet[Any]) -> Coalesce:
            return Coalesce(Subquery(rows.values("area__plan").values(total=Count("pk"))), 0)

        return self.select_related("agreement__body").annotate(
            action_count=number(actions.exclude(state__in=Action.NOT_COUNTED)),
            done_count=number(actions.filter(state=Action.State.DONE)),
            late_count=number(actions.filter(late(clock.today()))),
        )

    def for_document(self, user: User) -> Self:
        """The whole plan in six queries, whatever its size; `is_inside`: the reader takes part in the network."""
        from workplan.models import Action

        return self._whole(user, Action.objects.in_order())

    def for_rows(self, user: User) -> Self:
        """The same with who answers for each action, and why it is there."""
        from workplan.models import Action

        return self._whole(user, Action.objects.in_order().with_people())

    def for_matrix(self, user: User) -> Self:
        """The same with the challenges of each action of the first level."""
        from workplan.models import Action

        actions = Action.objects.filter(parent=None).in_order().prefetch_related("challenges")
        return self._whole(user, actions)

    def _whole(self, user: User, actions: QuerySet[Any]) -> Self:
        from workplan.models import Area

        inside = ExpressionWrapper(takes_part(user), output_field=BooleanField())
        areas = Area.objects.prefetch_related("blocks", Prefetch("actions", actions))
        return (
            self.select_related("agreement__body")
            .annotate(is_inside=inside)
            .prefetch_related("origins", "challenges", Prefetch("areas", areas))
        )


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
