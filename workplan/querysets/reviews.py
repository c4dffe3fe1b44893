from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, Count, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, JSONObject

from members.querysets import User
from workplan.querysets.plans import follows_the_plan

# A frozen row of a sub-action («2026-6.8.1») and one of what is no longer of the plan are not counted.
COUNTED = ~Q(rows__code__regex=r"\..*\.") & ~Q(rows__state__in=("dropped", "carried_over"))


def indicators_of(rows: QuerySet[Any]) -> ArraySubquery:
    """Live or frozen, as one column; numbers as text, because JSON would make them binary fractions."""
    return ArraySubquery(
        rows.order_by("pk").values(
            said=JSONObject(
                kind="kind",
                name="name",
                unit="unit",
                target=Cast("target", CharField()),
                value=Cast("value", CharField()),
            )
        )
    )


class ReviewQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        return self.filter(follows_the_plan(user))

    def for_list(self) -> Self:
        """The figures of the closed ones, counted on their frozen rows."""
        return self.select_related("document").annotate(
            total=Count("rows", filter=COUNTED),
            done=Count("rows", filter=COUNTED & Q(rows__state="done")),
            in_progress=Count("rows", filter=COUNTED & Q(rows__state="in_progress")),
            late=Count("rows", filter=COUNTED & Q(rows__is_late=True)),
            blocked=Count("rows", filter=COUNTED & Q(rows__state="blocked")),
        )


class ActionReviewQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        return self.filter(follows_the_plan(user))

    def with_all(self) -> Self:
        """The frozen counts and indicators of each row, in the same query."""
        from workplan.models import ReviewedEvidence, ReviewedIndicator

        counts = ReviewedEvidence.objects.filter(review=OuterRef("pk"))
        return self.annotate(
            counted=ArraySubquery(counts.values(said=JSONObject(kind="kind", count="count"))),
            measured=indicators_of(ReviewedIndicator.objects.filter(review=OuterRef("pk"))),
        )


class DecisionQuerySet(QuerySet[Any]):
    def for_list(self) -> Self:
        """With the action's code and the agreement."""
        return self.select_related("agreement", "action__area__plan", "action__parent").order_by("-pk")
