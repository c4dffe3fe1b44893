"""Which sessions somebody sees, and in what they differ for who has to act."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from advisory.rules.states import OPEN, SILENCE_DAYS
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

    def to_log(self, now: datetime) -> Self:
        """Held by the clock, and nobody has said what came of it."""
        return self.filter(state="confirmed", ends_at__lte=now).order_by("ends_at", "pk")

    def expired(self, now: datetime) -> Self:
        """Requests on a published time that nobody has answered in theirs."""
        return self.filter(state="requested", expires_at__lte=now).order_by("expires_at", "pk")

    def silent_until(self, now: datetime) -> Self:
        """Outcomes that the council has had its days to answer."""
        return self.filter(answer="waiting", logged_at__lte=now - timedelta(days=SILENCE_DAYS)).order_by(
            "logged_at", "pk"
        )

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
