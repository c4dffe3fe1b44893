from typing import Any, Self

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from events.rules.counting import ADMINISTRATIONS
from office.db import Fold

WAS_THERE = ("present", "online")


class AttendanceQuerySet(QuerySet[Any]):
    def was_there(self) -> Self:
        """In the room or connected: who counts as a person that came."""
        return self.filter(status__in=WAS_THERE)

    def trained(self) -> dict[str, int]:
        """Different people and administrations, in all; who is only a name counts each time."""
        public = Q(organization__kind__in=ADMINISTRATIONS)
        counted: dict[str, int] = self.was_there().aggregate(
            people=Count("person", distinct=True) + Count("pk", filter=Q(person=None)),
            administrations=Count("organization", distinct=True, filter=public),
        )
        return counted

    def for_list(self) -> Self:
        return self.select_related("person", "organization", "registration")

    def without_registration(self) -> Self:
        """By organization and name, as the registered stand on the sheet."""
        name = Coalesce("person__sort_name", Fold("name"))
        rows = self.filter(registration=None).select_related("person", "organization", "represented_by")
        return rows.order_by(F("organization__sort_name").asc(nulls_last=True), name, "pk")

    def search(self, words: str) -> Self:
        """Every word in the name of the person or in that of its organization."""
        found = self.alias(spelling=Fold("name"))
        for word in words.replace("’", "'").split()[:8]:
            asked = Fold(Value(word))
            found = found.filter(
                Q(spelling__contains=asked)
                | Q(person__search_name__contains=asked)
                | Q(organization__search_name__contains=asked)
            )
        return found

    def tallied(self) -> dict[str, int]:
        """How many were there, how many were excused, absent or represented, and how many had not registered."""
        there = Q(status__in=WAS_THERE)
        counted: dict[str, int] = self.aggregate(
            there=Count("pk", filter=there),
            not_there=Count("pk", filter=~there),
            unregistered=Count("pk", filter=Q(registration=None)),
        )
        return counted
