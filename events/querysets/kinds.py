from typing import Any, Self

from django.db.models import Count, Q, QuerySet


class EventKindQuerySet(QuerySet[Any]):
    def offered_or(self, kind: int | None) -> Self:
        """For new events; and the one that an event has already."""
        return self.filter(Q(is_offered=True) | Q(pk=kind))

    def counted(self) -> Self:
        return self.annotate(events_count=Count("events"))
