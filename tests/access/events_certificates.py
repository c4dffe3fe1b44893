from typing import Any

from events import operations
from events.models import Certificate, Event
from events.operations.opinions import opinion_address
from office import clock
from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, COORDINATION_ACTS, EVERYBODY, SIGNED_IN, Row
from tests.events.events import attended, make_past

TITLE = "Jornada amb certificats"


def event(scene: Scene) -> list[Any]:
    found = Event.objects.filter(title=TITLE).first()
    return [(found or make_past(clock.today().replace(month=1, day=20), title=TITLE)).pk]


def certificate(scene: Scene) -> Certificate:
    of_event = Event.objects.get(pk=event(scene)[0])
    if not Certificate.objects.filter(attendance__event=of_event).exists():
        attended(of_event, name="Rosa Puig", organization=scene.cast.council)
        operations.issue_certificates(event=of_event, by=None)
    return Certificate.objects.get(attendance__event=of_event)


def opinion(scene: Scene) -> list[Any]:
    address = opinion_address(Event.objects.get(pk=event(scene)[0]))
    return [address.rstrip("/").split("/")[-1]]


EVENTS_CERTIFICATES: dict[str, Row] = {
    "event_certificates": Row(COORDINATION, event),
    "event_certificates_zip": Row(COORDINATION, event),
    "own_certificates": Row(SIGNED_IN),
    "training_plan": Row(SIGNED_IN),
    "training_plan_export": Row(SIGNED_IN, lambda scene: ["xlsx"]),
    "training_hours": Row(SIGNED_IN),
    "training_hours_export": Row(SIGNED_IN, lambda scene: ["csv"]),
    "certificate_revoke": Row(COORDINATION_ACTS, lambda scene: [certificate(scene).pk], method="post"),
    "certificate_restore": Row(COORDINATION_ACTS, lambda scene: [certificate(scene).pk], method="post"),
    "event_opinions": Row(COORDINATION, event),
    "event_opinion": Row(EVERYBODY, opinion),
    "certificate_page": Row(EVERYBODY, lambda scene: [certificate(scene).code]),
    "certificate_paper": Row(EVERYBODY, lambda scene: [certificate(scene).code]),
}
