from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from events import operations
from events.models import Event
from events.operations import ItemContent
from tests.access.scene import PDF, Scene
from tests.access.statuses import COORDINATION, COORDINATION_ACTS, EVERYBODY, Row
from tests.events.events import content, kind, make_event

TITLE = "Jornada de la matriu"
OF_PROPOSER = "200 404 404 200 404 404 404 404 404 302"
WHO_TAKES_PART = "200 403 403 200 200 200 200 200 200 302"


def public(scene: Scene) -> Event:
    """Everybody sees it, so that who may not act on it is refused and not lost."""
    found = Event.objects.filter(title=TITLE).first()
    if found is None:
        found = make_event(title=TITLE, audience="public")
        operations.add_programme_item(event=found, content=ItemContent(title="Ponència"), by=None)
        upload = SimpleUploadedFile("acta.pdf", PDF)
        operations.add_event_material(event=found, kind="document", title="Acta", upload=upload, by=None)
    return found


def event(scene: Scene) -> list[Any]:
    return [public(scene).pk]


def item(scene: Scene) -> list[Any]:
    return [public(scene).programme.get().pk]


def material(scene: Scene) -> list[Any]:
    return [public(scene).materials.get().pk]


def proposal(scene: Scene) -> list[Any]:
    """Of the technician, who sees it and may not answer it."""
    title = f"{TITLE}, proposada"
    found = Event.objects.filter(title=title).first()
    given = content(title=title, registration="none")
    return [(found or operations.propose_event(content=given, by=scene.cast.technician)).pk]


EVENTS_EVENTS: dict[str, Row] = {
    "event_list": Row(EVERYBODY),
    "event_export": Row(EVERYBODY, lambda scene: ["csv"]),
    "event_page": Row(EVERYBODY, event),
    "event_add": Row(COORDINATION),
    "event_edit": Row(COORDINATION, event),
    "event_repeat": Row(COORDINATION, event),
    "event_propose": Row(WHO_TAKES_PART),
    "event_announce": Row(COORDINATION_ACTS, event, method="post"),
    "event_cancel": Row(COORDINATION, event),
    "event_decline": Row("200 404 404 403 404 404 404 404 404 302", proposal),
    "proposal_edit": Row(OF_PROPOSER, proposal),
    "proposal_withdraw": Row(OF_PROPOSER, proposal),
    "event_statistics": Row(COORDINATION),
    "event_kind_list": Row(COORDINATION),
    "event_kind_add": Row(COORDINATION),
    "event_kind_edit": Row(COORDINATION, lambda scene: [kind().code]),
    "programme_edit": Row(COORDINATION, event),
    "programme_item_edit": Row(COORDINATION, item),
    "programme_item_move": Row(COORDINATION_ACTS, item, method="post"),
    "programme_item_remove": Row(COORDINATION_ACTS, item, method="post"),
    "event_material_add": Row(COORDINATION, event),
    "event_material_file": Row(EVERYBODY, material),
    "event_material_remove": Row(COORDINATION_ACTS, material, method="post"),
    "event_met": Row(COORDINATION, event),
}
