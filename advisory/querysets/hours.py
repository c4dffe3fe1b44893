"""The hours that experts publish, and the days that they take off."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db.models import Exists, OuterRef, QuerySet

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
        """Of those who can be assigned to it and give advice for the network today."""
        from advisory.models import ServiceExpert
        from members.models import NetworkRole

        assigned = ServiceExpert.objects.filter(service=service, person=OuterRef("expert"))
        advises = NetworkRole.objects.in_force().filter(person=OuterRef("expert"))
        return self.filter(Exists(assigned), Exists(advises))
