from typing import Any, Self

from django.db.models import QuerySet


class ServiceQuerySet(QuerySet[Any]):
    def offered(self) -> Self:
        """What can be asked for today."""
        return self.filter(is_offered=True)
