from typing import Any, Self

from django.db.models import QuerySet

WAS_THERE = ("present", "online")


class AttendanceQuerySet(QuerySet[Any]):
    def was_there(self) -> Self:
        """In the room or connected: who counts as a person that came."""
        return self.filter(status__in=WAS_THERE)

    def for_list(self) -> Self:
        return self.select_related("person", "organization", "registration")
