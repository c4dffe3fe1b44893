from typing import Any

from events import operations
from events.links import link_of
from events.models import Event, Question, Registration
from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, EVERYBODY, HIDDEN_BUT_COUNCIL, SIGNED_IN, Row
from tests.events.events import enrol, make_event

TITLE = "Jornada amb inscripció"
OF_COUNCIL_ACTS = HIDDEN_BUT_COUNCIL.replace("200", "302")


def the_event(scene: Scene) -> Event:
    """Where everybody may register, from outside too."""
    found = Event.objects.filter(title=TITLE).first()
    return found or make_event(title=TITLE, audience="public", registration="open")


def event(scene: Scene) -> list[Any]:
    return [the_event(scene).pk]


def registration(scene: Scene) -> list[Any]:
    """Of the technician of the council, still active."""
    rows = the_event(scene).registrations.active().filter(person=scene.cast.technician)
    found = rows.first() or enrol(the_event(scene), scene.cast.council, person=scene.cast.technician)
    return [found.pk]


def unplaced(scene: Scene) -> list[Any]:
    rows = Registration.objects.unplaced()
    found = rows.first() or enrol(
        the_event(scene), name="Pere Roca", email="pere@example.org", organization_words="Cooperativa Roca"
    )
    return [found.pk]


def link(scene: Scene) -> list[Any]:
    return [link_of(Registration.objects.get(pk=registration(scene)[0])).rstrip("/").split("/")[-1]]


def question(scene: Scene) -> list[Any]:
    found = Question.objects.filter(event=the_event(scene)).first()
    return [(found or operations.add_question(event=the_event(scene), words="Veniu en tren?", by=None)).pk]


EVENTS_REGISTRATIONS: dict[str, Row] = {
    "own_registrations": Row(SIGNED_IN),
    "organization_queue": Row(COORDINATION),
    "organization_place": Row(COORDINATION, unplaced),
    "registration_page": Row(HIDDEN_BUT_COUNCIL, registration),
    "registration_cancel": Row(HIDDEN_BUT_COUNCIL, registration),
    "registration_substitute": Row(HIDDEN_BUT_COUNCIL, registration),
    "registration_accept": Row(OF_COUNCIL_ACTS, registration, method="post"),
    "registration_here": Row("403 404 404 302 403 404 404 404 404 302", registration, method="post"),
    "link_registration": Row(EVERYBODY, link),
    "link_needs": Row(EVERYBODY, link),
    "event_register": Row(EVERYBODY, event),
    "registration_list": Row(COORDINATION, event),
    "registration_export": Row(COORDINATION, lambda scene: [*event(scene), "csv"]),
    "event_questions": Row(COORDINATION, event),
    "question_edit": Row(COORDINATION, question),
    "question_remove": Row(COORDINATION.replace("200", "302"), question, method="post"),
}
