from typing import Any, Self

from django.db.models import Count, Exists, OuterRef, QuerySet


class ServiceQuerySet(QuerySet[Any]):
    def offered(self) -> Self:
        """What can be asked for today."""
        return self.filter(is_offered=True)

    def for_list(self) -> Self:
        """With `expert_count`, in one query."""
        return self.annotate(expert_count=Count("expert_rows")).order_by("position", "name", "pk")

    def with_published_hours(self) -> Self:
        """Those of which some expert has published hours that are still in force."""
        from advisory.models import PublishedHours, ServiceExpert

        running = PublishedHours.objects.running().filter(expert=OuterRef("person"))
        return self.filter(Exists(ServiceExpert.objects.filter(Exists(running), service=OuterRef("pk"))))
