"""What waits for coordination: each session once, under the first matter that is true of it."""

from datetime import datetime
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber


def charged_minutes() -> Coalesce:
    """What the ledger has taken for a session: captures, and corrections in both directions."""
    from advisory.models import LedgerEntry

    moved = LedgerEntry.objects.filter(session=OuterRef("pk"), kind__in=["capture", "adjust"])
    signed = Case(When(credit__kind="delivered", then=F("minutes")), default=-F("minutes"))
    sums = moved.order_by().values("session").annotate(total=Sum(signed, output_field=IntegerField()))
    return Coalesce(Subquery(sums.values("total")), Value(0))


def attention(now: datetime, each: int) -> QuerySet[Any]:
    """The first `each` of every matter, the longest wait first; `matter`, `since`, and `total` of its kind."""
    from advisory.models import AdvisorySession

    to_log = Q(state="confirmed", ends_at__lte=now)
    # First what is written beside the row: only of these the ledger is asked.
    beyond = Q(state="done", account__isnull=False, minutes_used__gt=F("minutes"))
    waiting = AdvisorySession.objects.filter(Q(state="requested") | to_log | Q(answer="disputed") | beyond)
    found = waiting.annotate(charged=Case(When(beyond, then=charged_minutes()), default=Value(0))).annotate(
        matter=Case(
            When(Q(state="requested"), then=Value("asked")),
            When(to_log, then=Value("to_log")),
            When(Q(answer="disputed"), then=Value("disputed")),
            When(beyond & Q(minutes_used__gt=F("charged")), then=Value("overrun")),
            default=Value(""),
            output_field=CharField(),
        ),
        since=Case(
            When(Q(state="requested"), then=F("asked_at")),
            When(to_log, then=F("ends_at")),
            When(Q(answer="disputed"), then=F("answered_at")),
            default=F("logged_at"),
        ),
    )
    found = found.exclude(matter="").annotate(
        rank=Window(RowNumber(), partition_by=F("matter"), order_by=[F("since").asc(), F("pk").asc()]),
        total=Window(Count("pk"), partition_by=F("matter")),
    )
    shown: QuerySet[Any] = found.filter(rank__lte=each).named().order_by("since", "pk")
    return shown
