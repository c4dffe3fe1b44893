from collections.abc import Collection
from typing import Any, Self

from django.db.models import F, Q, QuerySet, Value

from office.db import Fold


class CertificateQuerySet(QuerySet[Any]):
    def of_person_or(self, person: int, organizations: Collection[int]) -> Self:
        """Its own, and those of who came for the organizations that it acts for."""
        return self.filter(Q(attendance__person=person) | Q(attendance__organization__in=organizations))

    def standing(self) -> Self:
        """Neither withdrawn nor without its name, which is not kept for ever."""
        return self.filter(revoked_at=None).exclude(name="")

    def for_list(self) -> Self:
        """The latest event first, with all that a row says."""
        rows = self.select_related("attendance__event__kind", "attendance__organization")
        return rows.order_by(F("attendance__event__day").desc(), "attendance__event", "name", "pk")

    def search(self, words: str) -> Self:
        """Every word in the name, or in the title of the event."""
        found = self.alias(spelling=Fold("name"))
        for word in words.replace("’", "'").split()[:8]:
            asked = Fold(Value(word))
            found = found.filter(
                Q(spelling__contains=asked) | Q(attendance__event__search_text__contains=asked)
            )
        return found
