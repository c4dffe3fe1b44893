from typing import Any

from events import operations
from tests.access.scene import Scene
from tests.access.statuses import EVERYBODY, SIGNED_IN_ACTS, Row


def feed(scene: Scene) -> list[Any]:
    """An address of somebody of the council: whoever holds it reads it."""
    person = scene.cast.technician
    return [operations.renew_event_feed(person=person, by=person).token]


EVENTS_CALENDAR: dict[str, Row] = {
    "event_calendar": Row(EVERYBODY),
    "event_feeds": Row(EVERYBODY),
    "event_feed": Row(EVERYBODY, feed),
    "event_feed_renew": Row(SIGNED_IN_ACTS, method="post"),
    "event_feed_close": Row(SIGNED_IN_ACTS, method="post"),
    "public_agenda": Row(EVERYBODY),
    "public_agenda_data": Row(EVERYBODY),
    "public_agenda_feed": Row(EVERYBODY),
}
