"""What a cancellation costs: a share of the minutes held, which the service says as data."""

from datetime import datetime, timedelta


def is_late(starts_at: datetime | None, now: datetime, free_until_hours: int) -> bool:
    """Less than so many real hours before it begins; what has no date yet is never late."""
    return starts_at is not None and now > starts_at - timedelta(hours=free_until_hours)


def charged(minutes: int, share: int) -> int:
    """A share in per cent of whole minutes, rounded down: a council is never charged a minute more."""
    return minutes * share // 100


def share(per_cent: int, *, are_confirmed: bool) -> int:
    """Rules that nobody has confirmed are shown, and charge nobody."""
    return per_cent if are_confirmed else 0
