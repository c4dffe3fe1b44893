"""Which sessions somebody sees, and in what they differ for who has to act."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from advisory.rules.states import OPEN, TAKES_TIME
from members.querysets.people import coordinates
from members.querysets.periods import User

if TYPE_CHECKING:
    from members.models import Person


class SessionQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """All for coordination; an expert's own, and those of the councils that the person acts for."""
        # None would match the sessions that have no expert yet.
        return self.filter(Q(coordinates(user)) | Q(expert=user.pk or 0) | Q(_takes_part(user)))

    def of_councils_of(self, person: "Person") -> Self:
        return self.filter(_takes_part(person))

    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def waiting(self) -> Self:
        """Asked for and not agreed yet; what waits the longest comes first."""
        return self.filter(state="requested").order_by("asked_at", "pk")

    def done(self) -> Self:
        return self.filter(state="done")

    def done_in(self, starts_on: date, ends_on: date) -> Self:
        return self.done().filter(day__range=(starts_on, ends_on))

    def taking_time(self, first: datetime, last: datetime) -> Self:
        """Whose expert is taken at some moment between the two, the second not included."""
        return self.filter(state__in=TAKES_TIME, starts_at__lt=last, ends_at__gt=first)

    def to_log(self, now: datetime) -> Self:
        """Held by the clock, and nobody has said what came of it."""
        return self.filter(state="confirmed", ends_at__lte=now).order_by("ends_at", "pk")

    def for_logging(self) -> Self:
        """One session with what its expert has to see to write down what came of it."""
        return self.for_list().select_related("need", "account")

    def for_list(self) -> Self:
        """All that a row says; the councils in one query more."""
        from advisory.models import SessionCouncil

        rows = SessionCouncil.objects.select_related("organization")
        return self.select_related("service", "topic", "expert").prefetch_related(
            Prefetch("councils", queryset=rows, to_attr="council_rows")
        )


def _takes_part(user: User) -> Exists:
    from advisory.models import SessionCouncil
    from members.models import Role

    roles = Role.objects.in_force().in_network().filter(person=user.pk, organization=OuterRef("organization"))
    return Exists(SessionCouncil.objects.filter(Exists(roles), session=OuterRef("pk")))
