from collections.abc import Collection
from typing import Any, Self

from django.db.models import Case, Count, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce, Concat

from events.querysets.attendance import WAS_THERE
from office.db import Fold


class CertificateQuerySet(QuerySet[Any]):
    def of_person_or(self, person: int, organizations: Collection[int]) -> Self:
        """Its own, and those of who came for the organizations that it acts for."""
        return self.filter(Q(attendance__person=person) | Q(attendance__organization__in=organizations))

    def standing(self) -> Self:
        """As `is_valid` says of one: neither withdrawn nor without its name, and of who the sheet says was there."""
        return self.filter(revoked_at=None, attendance__status__in=WAS_THERE).exclude(name="")

    def for_list(self) -> Self:
        """The latest event first, with all that a row says."""
        rows = self.select_related("attendance__event__kind", "attendance__organization")
        return rows.order_by(F("attendance__event__day").desc(), "attendance__event", "name", "pk")

    def of_people(self, words: str) -> Self:
        """Every word in the name, or in that of the organization."""
        found = self.alias(spelling=Fold("name"))
        for word in words.replace("’", "'").split()[:8]:
            asked = Fold(Value(word))
            found = found.filter(
                Q(spelling__contains=asked) | Q(attendance__organization__search_name__contains=asked)
            )
        return found

    def hours_by_person(self) -> Self:
        """Each person for each organization that it came for; who is not in the register, by its name."""
        person, organization = F("attendance__person"), F("attendance__organization__name")
        known = Concat("attendance__person__given_name", Value(" "), "attendance__person__family_name")
        accredited = ~Q(attendance__event__accredited_by="")
        rows = self.filter(minutes__gt=0).order_by().values(
            person=person, organization=organization,
            who=Case(When(attendance__person=None, then=F("name")), default=known),
        )  # fmt: skip
        rows = rows.annotate(
            events=Count("pk"),
            total=Sum("minutes"),
            accredited=Coalesce(Sum("minutes", filter=accredited), 0),
        )
        found: Self = rows.order_by(F("organization").asc(nulls_last=True), "who", "person")
        return found

    def search(self, words: str) -> Self:
        """Every word in the name, or in the title of the event."""
        found = self.alias(spelling=Fold("name"))
        for word in words.replace("’", "'").split()[:8]:
            asked = Fold(Value(word))
            found = found.filter(
                Q(spelling__contains=asked) | Q(attendance__event__search_text__contains=asked)
            )
        return found
