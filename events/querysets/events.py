from datetime import date, datetime, timedelta
from typing import Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, Exists, F, OuterRef, Prefetch, Q, Subquery, When
from django.db.models.functions import Coalesce

from events.rules.counting import ADMINISTRATIONS
from members.querysets import SearchQuerySet, coordinates, takes_part, whether
from members.querysets.periods import User
from office import clock

SHOWN = ("announced", "cancelled")
FEED_DAYS = 90  # kept in a calendar that is subscribed to, once it is over


class EventQuerySet(SearchQuerySet):
    searched = ("search_text",)

    def visible_to(self, user: User) -> Self:
        """What is public, for everybody; what is of the network, for whoever takes part in it; what is of a body,
        for who sits in it; each sees what it proposed, and coordination everything."""
        if not user.is_authenticated:
            return self.public()
        public = Q(state__in=SHOWN, audience="public")
        network = Q(state__in=SHOWN, audience="network") & takes_part(user)
        of_bodies = Q(state__in=SHOWN, audience="bodies") & Q(_sits_in_one_of_its_bodies(user))
        return self.filter(public | network | of_bodies | Q(proposed_by=user.pk) | Q(coordinates(user)))

    def public(self) -> Self:
        """What everybody sees, without an account."""
        return self.filter(state__in=SHOWN, audience="public")

    def announced(self) -> Self:
        return self.filter(state="announced")

    def held(self) -> Self:
        """Announced, and over: what counts."""
        now = clock.now()
        over = Q(ends_at__lte=now) | Q(ends_at__isnull=True, ends_on__lt=clock.day_of(now))
        return self.announced().filter(over)

    def held_in(self, starts_on: date, ends_on: date) -> Self:
        return self.held().filter(day__range=(starts_on, ends_on))

    def named_in(self, starts_on: date, ends_on: date) -> Self:
        """Those with a name in the figures that everybody in the network may read."""
        return (
            self.announced()
            .exclude(slug="")
            .exclude(audience="bodies")
            .filter(day__range=(starts_on, ends_on))
        )

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

    def in_calendar(self) -> Self:
        """What takes place, was called off or is being prepared; a part of the same day is in its whole, for whoever
        sees the whole as it sees the part."""
        of_that_day = Q(parent__day=F("day"), is_day_known=True, parent__state=F("state"))
        is_in_its_whole = of_that_day & (Q(parent__audience="public") | Q(parent__audience=F("audience")))
        shown = self.filter(state__in=[*SHOWN, "draft"])
        return shown.exclude(Exists(self.model.objects.filter(is_in_its_whole, pk=OuterRef("pk"))))

    def with_a_day(self) -> Self:
        return self.filter(is_day_known=True)

    def in_feed(self, now: datetime) -> Self:
        """For a calendar that is subscribed to: what is to come, and what was a while ago."""
        rows = self.in_calendar().filter(state__in=SHOWN).with_a_day()
        return rows.filter(ends_on__gte=clock.day_of(now) - timedelta(days=FEED_DAYS)).order_by("day", "pk")

    def open_for_registration(self, now: datetime) -> Self:
        open_still = Q(registration_closes_at__isnull=True) | Q(registration_closes_at__gt=now)
        return self.announced().exclude(registration="none").filter(open_still, starts_at__gt=now)

    def training(self) -> Self:
        """What the training plan holds: of a kind that is training, or that gives minutes of it. To what others
        organize the network only goes."""
        teaches = Q(kind__is_training=True) | Q(training_minutes__isnull=False)
        rows = self.filter(teaches, state__in=["draft", "announced"])
        return rows.exclude(is_own=False, our_role="attendee")

    def with_trained(self) -> Self:
        """How many people were there, and of how many administrations."""
        from events.models import Attendance

        there = Attendance.objects.was_there().filter(event=OuterRef("pk")).order_by().values("event")
        public = there.filter(organization__kind__in=ADMINISTRATIONS)
        people = Subquery(there.annotate(count=Count("pk")).values("count"))
        councils = Subquery(public.annotate(count=Count("organization", distinct=True)).values("count"))
        return self.annotate(people=Coalesce(people, 0), administrations=Coalesce(councils, 0))

    def with_waiting(self) -> Self:
        """Whether somebody waits, for each way to take part, and whether an organization is out of its place."""
        from events.models import Registration

        rows = Registration.objects.filter(event=OuterRef("pk"))
        return self.annotate(
            is_room_waited_for=Exists(rows.waiting().filter(modality="in_person")),
            is_online_waited_for=Exists(rows.waiting().filter(modality="online")),
            has_unplaced=Exists(rows.unplaced()),
        )

    def for_list(self) -> Self:
        """With the names that a row says."""
        from members.models import Body

        rows = self.select_related("kind", "municipality", "parent")
        return rows.prefetch_related(Prefetch("bodies", queryset=Body.objects.order_by("name")))

    def named(self) -> Self:
        """With the names that a row of the list and the page say, in the same question."""
        from events.models import Event

        bodies = Event.bodies.through.objects.filter(event=OuterRef("pk")).order_by("body__name")
        others = Event.organizations.through.objects.filter(event=OuterRef("pk"))
        return self.select_related("kind", "municipality").annotate(
            body_names=ArraySubquery(bodies.values("body__name")),
            organization_names=ArraySubquery(
                others.order_by("organization__sort_name").values("organization__name")
            ),
        )

    def coming_first(self) -> Self:
        """`is_over`: what is to come, the nearest first; then what has been, the latest first.

        What has no day yet is where its span ends: it is not before what is tomorrow.
        """
        today = clock.today()
        coarse = When(ends_on__gte=today, is_day_known=False, then=F("ends_on"))
        still = When(ends_on__gte=today, then=F("day"))
        hour = When(ends_on__gte=today, then=F("time"))
        rows = self.annotate(is_over=whether(Q(ends_on__lt=today)))
        return rows.order_by("is_over", Case(coarse, still), Case(hour), "-day", "-pk")

    def may_hold(self, event: Any, also: Any = None) -> Self:
        """In which this one may be: of now and to come, and the one in which it is."""
        lately = clock.today() - timedelta(days=60)
        alive = Q(state__in=["draft", "announced"], ends_on__gte=lately, parent=None)
        return self.filter(alive | Q(pk=also.pk if also else None)).exclude(pk=event.pk).order_by("day", "pk")

    def of_limit(self, event: Any) -> Self:
        """Those that count with this one against what its kind may have in a year."""
        mine = self.filter(kind=event.kind_id, is_own=True, state__in=["draft", "announced"])
        return mine.filter(day__year=event.day.year)

    def proposed(self) -> Self:
        return self.filter(state="proposed").order_by("created_at", "pk")

    def in_year(self, year: int) -> Self:
        """With some day of it."""
        return self.filter(day__lte=date(year, 12, 31), ends_on__gte=date(year, 1, 1))

    def for_page(self, user: User) -> Self:
        """With all that its page says; of what it is in, and of its parts, only those that the reader sees."""
        from events.models import Event, EventMaterial

        seen = Event.objects.visible_to(user)
        materials = EventMaterial.objects.seen_by(user).select_related("file").order_by("pk")
        parts = seen.named().order_by("day", "time", "pk")
        rows = self.named().select_related("proposed_by", "action__area__plan", "action__parent")
        return rows.prefetch_related(
            Prefetch("parent", queryset=seen),
            Prefetch("parts", queryset=parts, to_attr="part_rows"),
            Prefetch("materials", queryset=materials, to_attr="material_rows"),
            "programme",
        )


def _sits_in_one_of_its_bodies(user: User) -> Q:
    """Holds a seat in one of them, or takes part in it as a group."""
    from events.models import Event
    from members.models import Participation, Seat

    number = user.pk or 0
    seats = Seat.objects.in_force().filter(person=number).values("term__body")
    groups = Participation.objects.in_force().filter(person=number).values("body")
    rows = Event.bodies.through.objects.filter(event=OuterRef("pk"))
    return Q(Exists(rows.filter(Q(body__in=seats) | Q(body__in=groups))))
