"""Who is told what of a registration or of an event, by mail and on screen."""

from typing import Any

from events.models import Event, Registration
from members.models import Person


def tell(subject: Registration | Event, happened: str, *, by: Person | None, **values: Any) -> None:
    """`happened`: confirmed, waiting, to_confirm, offered, cancelled, expired, replaced; of an event: moved,
    cancelled."""
