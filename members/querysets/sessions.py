from typing import Any, Self

from django.db.models import QuerySet

from office import clock


class WebSessionQuerySet(QuerySet[Any]):
    def open_of(self, person: Any) -> Self:
        return self.filter(person=person.pk, expire_date__gt=clock.real_now()).order_by("-expire_date")
