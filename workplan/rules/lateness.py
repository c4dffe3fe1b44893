"""Whether an action is late: computed from its state, its last day and today, and never stored."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import ngettext

# Nobody waits for a suspended action; what is closed is not late.
WAITED_FOR = ("pending", "in_progress", "postponed", "blocked")
SOON_DAYS = 30  # «per confirmar»


def days_late(state: str, ends_on: date | None, today: date) -> int:
    """0 where it is not late: an action has its last day whole."""
    if ends_on is None or state not in WAITED_FOR:
        return 0
    return max((today - ends_on).days, 0)


def is_due_soon(state: str, ends_on: date | None, today: date) -> bool:
    return ends_on is not None and state in WAITED_FOR and 0 <= (ends_on - today).days <= SOON_DAYS


def in_words(days: int) -> str:
    """«12 dies de retard»; nothing where it is not late."""
    return ngettext("%d day late", "%d days late", days) % days if days else ""


def late(today: date) -> Q:
    """The same as a condition on actions."""
    return Q(state__in=WAITED_FOR, ends_on__lt=today)


def due_soon(today: date) -> Q:
    return Q(state__in=WAITED_FOR, ends_on__gte=today, ends_on__lte=today + timedelta(days=SOON_DAYS))
