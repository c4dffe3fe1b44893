"""What coordination does with sessions: one that the scene's council asked for, and that its advisor gives."""

from typing import Any

from advisory import operations
from advisory.models import AdvisoryService
from office import clock
from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, EVERYBODY, Row
from tests.advisory.sessions import make_request

RUN = "200 404 404 403 403 404 404 403 404 302"  # the council and the expert see it
LED = "200 404 404 403 403 404 404 200 404 302"
LED_ACTS = LED.replace("200", "302")
OF_COUNCIL = "200 404 404 200 200 404 404 403 404 302"
LOOKED_AFTER = "200 200 403 403 403 403 403 403 403 302"  # coordination, and the Executive


def service() -> AdvisoryService:
    values = {"name": "Energia", "kind": "expert_advice"}
    return AdvisoryService.objects.get_or_create(code="energia", defaults=values)[0]


def asked(scene: Scene) -> list[Any]:
    session = make_request(service(), scene.cast.council)
    return [operations.assign_expert(session=session, expert=scene.cast.advisor, by=None).pk]


def council_of_it(scene: Scene) -> list[Any]:
    return [*asked(scene), scene.cast.council.pk]


def done(scene: Scene) -> list[Any]:
    session = operations.record_session(
        service=service(), day=clock.today(), organizations=[scene.cast.council], expert=scene.cast.advisor,
        minutes_used=60, by=None,
    )  # fmt: skip
    return [session.pk]


def published(scene: Scene) -> list[Any]:
    (number,) = done(scene)
    session = service().sessions.get(pk=number)
    return [operations.publish_line(session=session, line="Comunitats energètiques", by=None).pk]


ADVISORY_COORDINATION: dict[str, Row] = {
    "session_assign": Row(RUN, asked),
    "session_date": Row(LED, asked),
    "session_confirm": Row(LED_ACTS, asked, "post"),
    "session_decline": Row(LED, asked),
    "session_no_show": Row(LED, asked),
    "session_join": Row(RUN, asked),
    "session_leave": Row(OF_COUNCIL, council_of_it),
    "session_plan": Row(RUN, asked),
    "session_overrun": Row(RUN, done),
    "session_correct": Row(RUN, done),
    "session_publish": Row(LED, done),
    "session_withdraw": Row(LED, published),
    "session_offer": Row(COORDINATION),
    "session_record": Row(COORDINATION),
    "worked_fields": Row(EVERYBODY),
    "worked_fields_data": Row(EVERYBODY),
    "equity": Row(LOOKED_AFTER),
    "equity_export": Row(LOOKED_AFTER, lambda scene: ["csv"]),
}
