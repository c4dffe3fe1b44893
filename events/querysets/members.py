"""Members against the events that were held while they were members: who came to which, counted by the database."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import DateRangeField
from django.db.models import (
    BooleanField,
    Count,
    DateField,
    Exists,
    F,
    Func,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce

from members.querysets.memberships import MEMBER

NEVER = Value(date.max, DateField())  # a period without an end
PERIOD = Func(F("starts_on"), F("ends_on"), Value("[]"), function="daterange", output_field=DateRangeField())


def members_at(events: Sequence[Any]) -> Any:
    """The organizations that were members on the day of one of these at least, in the order of names."""
    from members.models import Organization

    if not events:
        return Organization.objects.none()
    measured = _periods().filter(_overlaps({event.day for event in events}))
    return Organization.objects.filter(Exists(measured)).order_by("sort_name", "pk")


def came_to(events: Sequence[Any]) -> Exists:
    """Of an organization: whether somebody came for it to one of these, while it was a member."""
    return Exists(_attendances(events))


def with_counts(rows: Any, events: Sequence[Any]) -> Any:
    """`held` while it was a member, and `came`: an event once, however many came to it."""
    # Periods of an organization never overlap: an event falls in one of them at most.
    count = Func(F("pk"), function="count", output_field=IntegerField())  # without a GROUP BY
    number = _inside(events).values(number=count)
    held = _periods().values("organization").annotate(number=Sum(Subquery(number))).values("number")
    came = _attendances(events).values("organization").annotate(number=Count("event", distinct=True))
    return rows.annotate(held=Coalesce(Subquery(held), 0), came=Coalesce(Subquery(came.values("number")), 0))


def with_events(rows: Any, events: Sequence[Any]) -> Any:
    """`periods` as a member, and the numbers of the events it came to: the cells of a line of the file."""
    return rows.annotate(
        periods=ArraySubquery(_periods().values_list(PERIOD)),
        events_of_its=ArraySubquery(_attendances(events).values("event").distinct()),
    )


def _periods() -> QuerySet[Any]:
    """As a member, of the organization of the row outside."""
    from members.models import Membership

    return Membership.objects.filter(organization=OuterRef("pk"), state__in=MEMBER).order_by()


def _overlaps(days: Iterable[date]) -> Func:
    """Of a period with one of the days, all of which are asked of it at once."""
    written = ",".join(f"[{day},{day}]" for day in sorted(days))
    return Func(
        PERIOD, Value(f"{{{written}}}"), template="%(expressions)s::datemultirange", arg_joiner=" && ",
        output_field=BooleanField(),
    )  # fmt: skip


def _inside(events: Sequence[Any]) -> QuerySet[Any]:
    """Those of the events that fall in the period of the row outside."""
    from events.models import Event

    last = Coalesce(OuterRef("ends_on"), NEVER)
    return Event.objects.filter(
        pk__in=[event.pk for event in events], day__gte=OuterRef("starts_on"), day__lte=last
    ).order_by()


def _attendances(events: Sequence[Any]) -> QuerySet[Any]:
    """For the organization of the row outside, on the days when it was a member."""
    from events.models import Attendance
    from members.models import Membership

    day = OuterRef("event__day")
    then = Membership.objects.filter(
        organization=OuterRef("organization"), state__in=MEMBER, starts_on__lte=day
    ).exclude(ends_on__lt=day)
    rows = Attendance.objects.was_there().filter(
        Exists(then), event__in=[event.pk for event in events], organization=OuterRef("pk")
    )
    return rows.order_by()
