from typing import Any

from events.models import Event
from tests.access.scene import Scene
from tests.access.statuses import EVERYBODY, Row
from tests.events.events import make_event

TITLE = "Jornada de la matriu"


def event(scene: Scene) -> list[Any]:
    """Of the network: whoever has an account and takes part sees it."""
    found = Event.objects.filter(title=TITLE).first()
    return [(found or make_event(title=TITLE)).pk]


def public(scene: Scene) -> list[Any]:
    title = f"{TITLE}, oberta"
    found = Event.objects.filter(title=title).first()
    return [(found or make_event(title=title, audience="public")).pk]


EVENTS_EVENTS: dict[str, Row] = {
    "event_list": Row(EVERYBODY),
    "event_export": Row(EVERYBODY, lambda scene: ["csv"]),
    "event_page": Row(EVERYBODY, public),
}
