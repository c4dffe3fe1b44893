from typing import Any, Self

from django.db.models import Count, QuerySet


class ServiceQuerySet(QuerySet[Any]):
    def offered(self) -> Self:
        """What can be asked for today."""
        return self.filter(is_offered=True)

    def for_list(self) -> Self:
        """With `expert_count`, in one query."""
        return self.annotate(expert_count=Count("expert_rows")).select_related("topic")
