"""The figures of advice: sessions held in a period, and the hours given where somebody knows them."""

from collections.abc import Callable
from datetime import time

from django.db.models import Q, QuerySet, Sum
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from advisory.models import AdvisorySession
from office import clock
from office.figures import Figure, Found, Period


def _held(period: Period, kind: str) -> QuerySet[AdvisorySession]:
    rows = AdvisorySession.objects.done_in(period.starts_on, period.ends_on)
    found: QuerySet[AdvisorySession] = rows.of_kind(kind).select_related("service", "topic")
    return found


def _is_known(period: Period) -> bool:
    """Before our first session nobody has written any down: that is no zero."""
    asked_by = clock.moment_of(period.ends_on, time.max)
    return AdvisorySession.objects.filter(Q(day__lte=period.ends_on) | Q(asked_at__lte=asked_by)).exists()


def _sessions(kind: str) -> Callable[[Period], Found | None]:
    def find(period: Period) -> Found | None:
        past = period.so_far()
        if past is None or not _is_known(past):
            return None
        rows = _held(past, kind)
        return Found(rows.count(), rows, _page(past, kind))

    return find


def hours(period: Period) -> Found | None:
    """Of the sessions whose minutes somebody wrote down; two decimals, because here hours are read and not added."""
    past = period.so_far()
    rows = (
        _held(past, "advice").filter(minutes_used__isnull=False) if past else AdvisorySession.objects.none()
    )
    minutes = rows.aggregate(minutes=Sum("minutes_used"))["minutes"]
    if past is None or minutes is None:
        return None
    return Found(minutes // 60 if minutes % 60 == 0 else round(minutes / 60, 2), rows, _page(past, "advice"))


def _page(period: Period, kind: str) -> str:
    asked: dict[str, str | int] = {"state": "done", "kind": kind, "year": period.starts_on.year}
    return f"{reverse('session_list')}?{urlencode(asked)}"


FIGURES = [
    Figure("advisory.sessions", _("advice and first-steps sessions held"), _sessions("advice")),
    Figure("advisory.mentoring_sessions", _("mentoring sessions between members"), _sessions("mentoring")),
    Figure("advisory.hours", _("hours of advice given, where they are known"), hours),
]
