"""The pages of attendance: coordination's; the code on the screen opens for whoever is in the room."""

from typing import Any

from events.codes import code_of
from events.models import Event
from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, COORDINATION_ACTS, EVERYBODY, SIGNED_IN, Row
from tests.events.events import attended, enrol, make_event

TITLE = "Jornada amb assistència"


def event(scene: Scene) -> Event:
    found = Event.objects.filter(title=TITLE).first()
    return found or make_event(title=TITLE, in_days=40)


def number(scene: Scene) -> list[Any]:
    return [event(scene).pk]


def registration(scene: Scene) -> list[Any]:
    of_event = event(scene)
    found = of_event.registrations.first() or enrol(of_event, name="Rosa Puig", email="rosa@example.org")
    return [of_event.pk, found.pk]


def attendance(scene: Scene) -> list[Any]:
    of_event = event(scene)
    found = of_event.attendances.first() or attended(of_event, name="Pere Roca")
    return [of_event.pk, found.pk]


EVENTS_ATTENDANCE: dict[str, Row] = {
    "attendance_statistics": Row(COORDINATION),
    "attendance_statistics_export": Row(COORDINATION, lambda scene: ["xlsx"]),
    "event_counts": Row(SIGNED_IN, number),
    "event_totals": Row(COORDINATION, number),
    "event_code": Row(COORDINATION, number),
    "check_in_code": Row(EVERYBODY),
    "check_in": Row(EVERYBODY, lambda scene: [code_of(event(scene))]),
    "attendance_page": Row(COORDINATION, number),
    "attendance_all": Row(COORDINATION_ACTS, number, method="post"),
    "attendance_add": Row(COORDINATION, number),
    "attendance_pick": Row(COORDINATION_ACTS, number, method="post"),
    "attendance_write": Row(COORDINATION, registration),
    "attendance_mark": Row(COORDINATION_ACTS, registration, method="post"),
    "attendance_edit": Row(COORDINATION, attendance),
    "attendance_undo": Row(COORDINATION_ACTS, attendance, method="post"),
}
