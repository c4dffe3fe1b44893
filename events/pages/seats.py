"""The seats of an event as a page says them: how many there are, how many are taken, and whether one would wait."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from events.models import Event, ProgrammeItem, Registration

Modality = Registration.Modality


@dataclass(frozen=True)
class Seats:
    """Of one way to take part. Who waits is never among those taken."""

    modality: Modality
    capacity: int | None
    taken: int
    is_waited_for: bool

    @property
    def is_full(self) -> bool:
        """Whoever comes now waits: there is no seat, or somebody is before."""
        return self.capacity is not None and (self.taken >= self.capacity or self.is_waited_for)

    @property
    def words(self) -> str:
        if self.capacity is None:
            return _("There is room for everybody.")
        said = _("%(taken)d of %(capacity)d seats taken") % {"taken": self.taken, "capacity": self.capacity}
        waits = _("You would go on the waiting list.")
        return f"{said}. {waits}" if self.is_full else f"{said}."


def seats_of(event: Any) -> list[Seats]:
    """One for each way to take part that the event has; read `with_waiting`."""
    room = Seats(Modality.IN_PERSON, event.capacity, event.room_taken, event.is_room_waited_for)
    online = Seats(Modality.ONLINE, event.online_capacity, event.online_taken, event.is_online_waited_for)
    if event.modality == Event.Modality.HYBRID:
        return [room, online]
    return [online] if event.modality == Event.Modality.ONLINE else [room]


def item_words(item: ProgrammeItem) -> str:
    if item.capacity is None:
        return item.title
    values = {"title": item.title, "taken": item.taken, "capacity": item.capacity}
    return _("%(title)s (%(taken)d of %(capacity)d seats taken)") % values


def is_item_full(item: ProgrammeItem) -> bool:
    return item.capacity is not None and item.taken >= item.capacity
