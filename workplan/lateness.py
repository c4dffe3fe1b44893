"""Whether an action is late: computed from its state, its last day and today, and never stored."""

from datetime import date

from django.db.models import Q

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


def late(today: date) -> Q:
    """The same as a condition on actions."""
    return Q(state__in=WAITED_FOR, ends_on__lt=today)
