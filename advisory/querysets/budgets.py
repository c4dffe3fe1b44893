"""Hour budgets, their accounts and the movements between them."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    When,
    Window,
)
from django.db.models.functions import Coalesce

from members.querysets.periods import InForceQuerySet
from office import clock

if TYPE_CHECKING:
    from advisory.models import AdvisoryService


class BudgetQuerySet(InForceQuerySet):
    def of(self, service: "AdvisoryService", on: date | None = None) -> Self:
        """The one whose period holds that day, if it is still open; at most one."""
        return self.in_force(on).filter(service=service, closed_at=None)

    def with_spending(self) -> Self:
        """`spent_at`: the last time that hours were held, used or corrected."""
        from advisory.models import LedgerEntry

        movements = LedgerEntry.objects.filter(
            debit__budget=OuterRef("pk"), kind__in=("hold", "capture", "adjust")
        )
        last = movements.order_by("-made_at").values("made_at")[:1]
        return self.annotate(spent_at=Subquery(last))

    def with_figures(self) -> Self:
        """Its minutes by what has become of them, each as a column; the latest period first."""
        usable = ("pool", "package")
        found = self.select_related("service", "funding").order_by("-starts_on", "service", "pk")
        return found.annotate(
            granted_minutes=-_sum("source"),
            used_minutes=_sum("delivered"),
            held_minutes=_sum(*usable, column="held_minutes"),
            unused_minutes=_sum(*usable),
            packaged_minutes=_sum("package") - _sum("package", column="held_minutes"),
            lapsed_minutes=_sum("lapsed"),
        )


def _sum(*kinds: str, column: str = "balance_minutes") -> Coalesce:
    of_kinds = Q(accounts__kind__in=kinds)
    return Coalesce(Sum(f"accounts__{column}", filter=of_kinds), 0)


def _still_valid(day: date) -> Q:
    """Packages that can be used that day."""
    return Q(valid_until=None) | Q(valid_until__gte=day)


class AccountQuerySet(QuerySet[Any]):
    def usable(self) -> Self:
        """Those on which hours are held."""
        return self.filter(kind__in=["pool", "package"])

    def of_budget(self, number: int) -> Self:
        """With the budget itself, and whose each package is."""
        return self.filter(budget=number).select_related("organization", "budget__service")

    def usable_by(self, organization: Any, on: date | None = None) -> Self:
        """Packages of the council that are still valid that day; one with nothing in it is none."""
        return self.filter(
            _still_valid(on or clock.today()),
            kind="package",
            organization=organization,
            balance_minutes__gt=0,
        )

    def expired(self, today: date) -> Self:
        """Packages that are not valid any more, with hours that nobody holds, of budgets that take movements."""
        return self.filter(
            kind="package",
            valid_until__lt=today,
            balance_minutes__gt=F("held_minutes"),
            budget__closed_at=None,
        )

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
            usable |= Q(_still_valid(day), kind="package", organization=organization)
        period = Q(budget__starts_on__lte=day, budget__ends_on__gte=day, budget__closed_at=None)
        return self.filter(usable, period).order_by("pk")


class EntryQuerySet(QuerySet[Any]):
    def open_holds(self) -> Self:
        """Holds that nothing has captured or released."""
        return self.filter(kind="hold", resolutions=None)

    def of_accounts(self, accounts: Sequence[int]) -> Self:
        """Those that take from one of them or give to one."""
        return self.filter(Q(debit__in=accounts) | Q(credit__in=accounts))

    def with_effect(self, accounts: Sequence[int]) -> Self:
        """Annotate `effect`: by how much what can still be held of those accounts went up or down."""
        takes, gives = Q(debit__in=accounts), Q(credit__in=accounts)
        return self.annotate(
            effect=Case(
                When(takes, kind="hold", then=-F("minutes")),
                When(takes, kind="release", then=F("minutes")),
                When(takes, kind="capture", then=F("hold__minutes") - F("minutes")),
                When(takes & gives, then=0),
                When(takes, then=-F("minutes")),
                When(gives, then=F("minutes")),
                default=0,
                output_field=IntegerField(),
            )
        )

    def with_left(self, before: int = 0) -> Self:
        """Annotate `left`, what could still be held after each; `before` is what there was ahead of the first."""
        running = Window(Sum("effect"), order_by=[F("made_at"), F("pk")])
        return self.annotate(left=ExpressionWrapper(running + before, output_field=IntegerField()))

    def for_statement(self) -> Self:
        """All that a line says, with `councils` of its session by their names."""
        from advisory.models import SessionCouncil

        councils = SessionCouncil.objects.filter(session=OuterRef("session")).order_by("pk")
        return self.select_related(
            "session__service", "session__topic", "debit__organization", "credit__organization", "hold", "by",
            "approved_by",
        ).annotate(councils=ArraySubquery(councils.values("organization__name")))  # fmt: skip
