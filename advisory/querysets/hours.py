from datetime import date
from typing import Any, Self

from django.db.models import QuerySet


class HoursQuerySet(QuerySet[Any]):
    def between(self, first: date, last: date) -> Self:
        """In force on some day of the period, both included."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)
