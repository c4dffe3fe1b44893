from django.db.models import QuerySet


class CommentQuerySet(QuerySet):  # type: ignore[type-arg]
    def waiting(self) -> "CommentQuerySet":
        """For an answer, while the report can still follow it."""
        from reports.models import AnnualReport

        return self.filter(settled_at=None, report__state__in=AnnualReport.OPEN)
