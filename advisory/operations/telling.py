"""Who is told of what happens to a session."""

from advisory.models import AdvisorySession
from members.models import Person


def tell(session: AdvisorySession, event: str, *, by: Person | None, **values: object) -> None:
    """Write the messages of an event: each to whom it concerns, once for each state of the invitation."""
