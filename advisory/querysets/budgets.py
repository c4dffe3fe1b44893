"""Hour budgets, their accounts and the movements between them."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.db.models import F, Q, QuerySet

from members.querysets.people import coordinates
from members.querysets.periods import InForceQuerySet, User
from office import clock

if TYPE_CHECKING:
    from advisory.models import AdvisoryService


class BudgetQuerySet(InForceQuerySet):
    def of(self, service: "AdvisoryService", on: date | None = None) -> Self:
        """The one whose period holds that day, if it is still open; at most one."""
        return self.in_force(on).filter(service=service, closed_at=None)


class AccountQuerySet(QuerySet[Any]):
    def pools(self) -> Self:
        return self.filter(kind="pool")

    def usable_by(self, organization: Any, on: date | None = None) -> Self:
        """Packages of the council that are still valid that day."""
        day = on or clock.today()
        in_time = Q(valid_until=None) | Q(valid_until__gte=day)
        return self.filter(in_time, kind="package", organization=organization)

    def of_open_budgets(self, service: "AdvisoryService", first: date, last: date) -> Self:
        """Of the budgets of the service that hold some day of the period and take movements."""
        return self.filter(
            budget__service=service, budget__closed_at=None,
            budget__starts_on__lte=last, budget__ends_on__gte=first,
        )  # fmt: skip

    def for_council(self, organization: Any) -> Self:
        """What it can be charged to: the hours of everybody and, of a council, its own packages."""
        return self.filter(Q(kind="pool") | Q(kind="package", organization=organization or 0))

    def open_for(self, organization: Any | None, on: date | None = None) -> Self:
        """What a council can ask for that day: the pools of the open budgets, and its own packages."""
        day = on or clock.today()
        usable = Q(kind="pool")
        if organization is not None:
            in_time = Q(valid_until=None) | Q(valid_until__gte=day)
            usable |= Q(in_time, kind="package", organization=organization)
        period = Q(budget__starts_on__lte=day, budget__ends_on__gte=day, budget__closed_at=None)
        return self.filter(usable, period).order_by("pk")


class EntryQuerySet(QuerySet[Any]):
    def open_holds(self) -> Self:
        """Holds that nothing has captured or released."""
        return self.filter(kind="hold", resolutions=None)

    def visible_to(self, user: User) -> Self:
        """All for coordination; for a council, those of its own sessions and packages."""
        from members.models import Role

        own = Role.objects.in_force().in_network().filter(person=user.pk).values("organization")
        mine = Q(session__councils__organization__in=own) | Q(debit__organization__in=own)
        numbers = self.model._base_manager.filter(mine).values("pk")
        return self.filter(Q(coordinates(user)) | Q(pk__in=numbers))

    def of_account(self, number: int) -> Self:
        return self.filter(Q(debit=number) | Q(credit=number))

    def with_budget(self) -> Self:
        return self.annotate(budget_id=F("debit__budget"))
