"""Who gets a certificate, and why somebody does not. Pure."""

from datetime import datetime


def share_attended(
    came_in: datetime | None, went_out: datetime | None, starts_at: datetime | None, ends_at: datetime | None
) -> int:
    """Per cent of the event, whole, rounded down. What nobody wrote down counts as all of it: most sheets have one
    signature and no hours."""
    if starts_at is None or ends_at is None:
        return 100
    since = max(came_in or starts_at, starts_at)
    until = min(went_out or ends_at, ends_at)
    attended = max((until - since).total_seconds(), 0)
    return int(100 * attended // (ends_at - starts_at).total_seconds())
