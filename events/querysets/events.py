from datetime import date, datetime
from typing import Any, Self

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from members.querysets import coordinates, takes_part
from members.querysets.periods import User
from office import clock

SHOWN = ("announced", "cancelled")


class EventQuerySet(QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        """What is public, for everybody; what is of the network, for whoever takes part in it; what is of a body,
        for who sits in it; each sees what it proposed, and coordination everything."""
        public = Q(state__in=SHOWN, audience="public")
        if not user.is_authenticated:
            return self.filter(public)
        network = Q(state__in=SHOWN, audience="network") & takes_part(user)
        of_bodies = Q(state__in=SHOWN, audience="bodies") & Q(_sits_in_one_of_its_bodies(user))
        return self.filter(public | network | of_bodies | Q(proposed_by=user.pk) | Q(coordinates(user)))

    def announced(self) -> Self:
        return self.filter(state="announced")

    def held(self) -> Self:
        """Announced, and over: what counts."""
        now = clock.now()
        over = Q(ends_at__lte=now) | Q(ends_at__isnull=True, ends_on__lt=clock.day_of(now))
        return self.announced().filter(over)

    def held_in(self, starts_on: date, ends_on: date) -> Self:
        return self.held().filter(day__range=(starts_on, ends_on))

    def measured(self) -> Self:
        """Ours, for the whole network, over, and with the attendance of somebody: what a member is measured against."""
        from events.models import Attendance

        written = Attendance.objects.was_there().filter(event=OuterRef("pk"))
        found = self.held().filter(Exists(written), is_own=True).exclude(audience="bodies")
        return found.order_by("day", "pk")

    def coming(self) -> Self:
        return self.filter(ends_on__gte=clock.today()).order_by("day", "starts_at", "pk")

    def between(self, first: date, last: date) -> Self:
        """With some day of the period, both included; in the order of the calendar."""
        return self.filter(day__lte=last, ends_on__gte=first).order_by("day", "starts_at", "pk")

    def open_for_registration(self, now: datetime) -> Self:
        open_still = Q(registration_closes_at__isnull=True) | Q(registration_closes_at__gt=now)
        return self.announced().exclude(registration="none").filter(open_still, starts_at__gt=now)

    def for_list(self) -> Self:
        """With the names that a row says."""
        from members.models import Body

        rows = self.select_related("kind", "municipality", "parent")
        return rows.prefetch_related(Prefetch("bodies", queryset=Body.objects.order_by("name")))


def _sits_in_one_of_its_bodies(user: User) -> Q:
    """Holds a seat in one of them, or takes part in it as a group."""
    from events.models import Event
    from members.models import Participation, Seat

    number = user.pk or 0
    seats = Seat.objects.in_force().filter(person=number).values("term__body")
    groups = Participation.objects.in_force().filter(person=number).values("body")
    rows = Event.bodies.through.objects.filter(event=OuterRef("pk"))
    return Q(Exists(rows.filter(Q(body__in=seats) | Q(body__in=groups))))
