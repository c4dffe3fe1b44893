"""The hours that experts publish, and the days that they take off."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields.ranges import DateRangeField, DateTimeRangeField
from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import ExtractIsoWeekDay
from django.db.models.lookups import Exact

from office import clock

if TYPE_CHECKING:
    from advisory.models import AdvisoryService
    from members.models import Person


class HoursQuerySet(QuerySet[Any]):
    def between(self, first: date, last: date) -> Self:
        """In force on some day of the period, both included."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)

    def managed_by(self, person: "Person") -> Self:
        """An expert's own; all of them for coordination."""
        if person.has_perm("advisory.run_advice"):
            return self
        return self.filter(expert=person)

    def for_list(self) -> Self:
        return self.select_related("expert").order_by("expert", *self.model._meta.ordering)


class PublishedQuerySet(HoursQuerySet):
    def running(self) -> Self:
        """In force today or later."""
        return self.filter(ends_on__gte=clock.today())

    def of_service(self, service: "AdvisoryService") -> Self:
        """Of those who can be assigned to it and advise the network today; `advises_until`, if it is known."""
        from advisory.models import ServiceExpert
        from members.models import NetworkRole

        assigned = ServiceExpert.objects.filter(service=service, person=OuterRef("expert"))
        advises = NetworkRole.objects.in_force().filter(person=OuterRef("expert"))
        longest = advises.order_by(F("ends_on").desc(nulls_first=True)).values("ends_on")[:1]
        rows = self.filter(
            Exists(assigned), Exists(advises), expert__is_active=True, expert__merged_into=None
        )
        return rows.annotate(advises_until=Subquery(longest))

    def with_absences(self, first: date, last: date) -> Self:
        """`off_ranges` and `taken_ranges` of its expert in those days: what else needs its time."""
        from advisory.models import AdvisorySession, DaysOff

        since, until = clock.moment_of(first), clock.moment_of(last + timedelta(days=1))
        off = (
            DaysOff.objects.between(first, last)
            .filter(expert=OuterRef("expert"))
            .annotate(
                during=Func(
                    "starts_on", "ends_on", Value("[]"), function="daterange", output_field=DateRangeField()
                )
            )
        )
        taken = (
            AdvisorySession.objects.taking_time(since, until)
            .filter(_touches_weekday(OuterRef("weekday")), expert=OuterRef("expert"))
            .annotate(
                during=Func("starts_at", "ends_at", function="tstzrange", output_field=DateTimeRangeField())
            )
        )
        return self.annotate(
            off_ranges=ArraySubquery(off.order_by().values("during")),
            taken_ranges=ArraySubquery(taken.order_by().values("during")),
        )


def _touches_weekday(weekday: Any) -> Q:
    """Sessions that begin or end on that day of the week, 0 for Monday: the others take nothing from its hours."""
    days = [ExtractIsoWeekDay(moment, tzinfo=clock.zone()) - 1 for moment in ("starts_at", "ends_at")]
    return Q(*(Exact(day, weekday) for day in days), _connector=Q.OR)
