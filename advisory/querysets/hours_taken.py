"""How the hours of each budget stand, in one query: granted, and taken of them."""

from typing import Any

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

TAKING = ("hold", "capture", "adjust")


def with_hours(budgets: QuerySet[Any]) -> QuerySet[Any]:
    """Annotate `granted_minutes`, `taken_minutes` (held and used) and `taken_at`, the last time they grew."""
    from advisory.models import LedgerEntry

    movements = LedgerEntry.objects.filter(debit__budget=OuterRef("pk"), kind__in=TAKING).order_by()
    last = movements.values("debit__budget").annotate(last=Max("made_at")).values("last")
    annotated: QuerySet[Any] = budgets.annotate(
        held_minutes=_sum("accounts__held_minutes"),
        used_minutes=_sum("accounts__balance_minutes", "delivered"),
        left_minutes=_sum("accounts__balance_minutes", "pool", "package"),
        taken_minutes=F("held_minutes") + F("used_minutes"),
        granted_minutes=F("left_minutes") + F("used_minutes"),
        taken_at=Subquery(last),
    )
    return annotated


def _sum(column: str, *kinds: str) -> Coalesce:
    return Coalesce(Sum(column, filter=Q(accounts__kind__in=kinds) if kinds else None), Value(0))
