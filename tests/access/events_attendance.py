"""The pages of attendance: coordination's; the code on the screen opens for whoever is in the room."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from events.codes import code_of
from events.imports import past
from events.imports.attendance import token_of
from events.models import Event
from events.operations.importing import keep_attendance_file
from events.operations.past import keep_past_events
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


def sent_file(scene: Scene) -> list[Any]:
    of_event = event(scene)
    upload = SimpleUploadedFile("zoom.csv", b"Name (Original Name),User Email\nAlba Nova,\n")
    return [of_event.pk, token_of(of_event, keep_attendance_file(upload=upload, by=None))]


def sent_past(scene: Scene) -> list[Any]:
    upload = SimpleUploadedFile("passats.csv", "Tipus;Títol;Dia\nconference;Jornada;30/03/2023\n".encode())
    return [past.token_of(keep_past_events(upload=upload, by=None))]


EVENTS_ATTENDANCE: dict[str, Row] = {
    "attendance_statistics": Row(COORDINATION),
    "attendance_statistics_export": Row(COORDINATION, lambda scene: ["xlsx"]),
    "event_counts": Row(SIGNED_IN, number),
    "event_totals": Row(COORDINATION, number),
    "attendance_sheet": Row(COORDINATION, number),
    "event_badges": Row(COORDINATION, number),
    "attendance_import": Row(COORDINATION, number),
    "attendance_import_preview": Row(COORDINATION, sent_file),
    "attendance_import_rest": Row(COORDINATION, sent_file),
    "event_past_import": Row(COORDINATION),
    "event_past_template": Row(COORDINATION),
    "event_past_preview": Row(COORDINATION, sent_past),
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
