from typing import Any, Self

from django.db.models import QuerySet


class SessionCouncilQuerySet(QuerySet[Any]):
    def received(self) -> Self:
        """Councils that a session that was held was for; not the mentor, nor who said it would not come."""
        return self.filter(part="advised", session__state="done").exclude(reply="not_coming")
