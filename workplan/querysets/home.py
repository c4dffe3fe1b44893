"""The plan of today with its numbers, for «Inici»: one query, whatever the plan holds."""

from datetime import date
from typing import Any, Self

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


class NumberedQuerySet(QuerySet[Any]):
    def with_numbers(self, today: date) -> Self:
        """Annotate how many actions it has and are done, and what waits among actions and sub-actions.

        `late`, `blocked`, `silent` count what their filtered lists show; `waiting` are proposals of progress.
        """
        from workplan.models import Action, ProgressNote, ReviewPeriod
        from workplan.querysets.listing import silent
        from workplan.rules.lateness import late

        rows = Action.objects.filter(area__plan=OuterRef("pk")).order_by()
        actions = rows.counted().filter(parent=None)
        proposals = ProgressNote.objects.waiting().filter(action__area__plan=OuterRef("pk")).order_by()
        reviews = ReviewPeriod.objects.filter(plan=OuterRef("pk"), state="open")
        return self.annotate(
            counted=_number(actions, "area__plan"),
            done=_number(actions.filter(state="done"), "area__plan"),
            late=_number(rows.filter(late(today)), "area__plan"),
            blocked=_number(rows.filter(state="blocked"), "area__plan"),
            silent=_number(rows.with_last_news().filter(silent(today)), "area__plan"),
            waiting=_number(proposals, "action__area__plan"),
            review=Subquery(reviews.values("pk")[:1]),
            review_on=Subquery(reviews.values("meets_on")[:1]),
        )


def _number(rows: QuerySet[Any], plan: str) -> Coalesce:
    return Coalesce(Subquery(rows.values(plan).annotate(total=Count("pk")).values("total")), 0)
