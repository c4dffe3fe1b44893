from datetime import date
from typing import Any, Self

from django.db.models import QuerySet

from members.querysets.people import takes_part
from members.querysets.periods import User


class BodyQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        return self.filter(takes_part(user))


class AgreementQuerySet(QuerySet[Any]):
    def since(self, day: date) -> Self:
        return self.filter(adopted_on__gte=day)
