from functools import reduce
from operator import or_
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    Count,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Sum,
    When,
)

from members.querysets.periods import User
from workplan.querysets.plans import follows_the_plan

# Neither counted nor written: nobody knows yet what was reached.
UNKNOWN = Q(counted__isnull=True, reached__isnull=True, reached_words="")
AMOUNTS = ("planned_cost", "actual_cost", "planned_minutes", "actual_minutes")  # of a line, and of an action
SAYS_AN_AMOUNT = reduce(or_, (Q(**{f"justificationline__{name}__isnull": False}) for name in AMOUNTS))
IN_LIST = Q(lines__counted__isnull=True, lines__reached__isnull=True, lines__reached_words="")

SAME_SOURCE, SAME_GIVER, OF_OTHERS = range(3)


class JustificationQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """Whoever reads the money of the plan: coordination and the Executive."""
        return self.filter(follows_the_plan(user))

    def for_list(self) -> Self:
        """`line_count` of each, and of how many nobody knows yet what was reached."""
        return self.select_related("source").annotate(
            line_count=Count("lines"), unknown_count=Count("lines", filter=IN_LIST & Q(lines__isnull=False))
        )

    def to_begin_like(self, source: Any) -> Self:
        """Those with indicators: of the same source first, then of who gives it (`nearness`), the latest first."""
        same_giver = Q(source__counterpart=source.counterpart_id, source__counterpart__isnull=False)
        near = Case(
            When(source=source, then=SAME_SOURCE),
            When(same_giver, then=SAME_GIVER),
            default=OF_OTHERS,
            output_field=IntegerField(),
        )
        rows = self.for_list().filter(line_count__gt=0).annotate(nearness=near)
        found: Self = rows.order_by("nearness", "-starts_on", "-pk")
        return found

    def for_page(self) -> Self:
        """With its lines and their actions, and what it said when it was closed before.

        `justified_elsewhere`: the cost in other justifications of its source.
        """
        from reports.models import JustificationLine, Reopening

        lines = JustificationLine.objects.with_actions()
        former = Reopening.objects.select_related("paper", "workbook")
        others = JustificationLine.objects.filter(justification__source=OuterRef("source")).exclude(
            justification=OuterRef("pk")
        )
        cost = (
            others.order_by().values("justification__source").annotate(sum=Sum("actual_cost")).values("sum")
        )
        rows = self.annotate(justified_elsewhere=Subquery(cost))
        return rows.select_related("source__counterpart", "archive__file").prefetch_related(
            Prefetch("lines", lines), Prefetch("reopenings", former)
        )


class LineQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        return self.filter(follows_the_plan(user))

    def unknown(self) -> Self:
        return self.filter(UNKNOWN)

    def with_actions(self) -> Self:
        """Each action with `told_in`: the justifications that already say a cost or hours of it, of the action that
        it is a part of, or of a part of its own.
        """
        from workplan.models import Action

        same = Q(action=OuterRef("pk")) | Q(action=OuterRef("parent")) | Q(action__parent=OuterRef("pk"))
        told = self.model.actions.through.objects.filter(same & SAYS_AN_AMOUNT)
        found = ArraySubquery(told.values("justificationline__justification"))
        actions = Action.objects.annotate(told_in=found).with_code().in_order_of_codes()
        return self.prefetch_related(Prefetch("actions", actions))
