"""The session is of the council of the page: neither the advisor of the cast nor another council sees it."""

from typing import Any

from advisory import operations
from advisory.models import AdvisorySession, SessionMaterial
from tests.access.scene import Scene
from tests.access.statuses import HIDDEN_BUT_COUNCIL, SIGNED_IN, Row
from tests.advisory.sessions import ServiceFactory, confirm, let_it_begin, make_request
from tests.cast import PersonFactory


def requested(scene: Scene) -> AdvisorySession:
    return make_request(None, scene.cast.council)


def offered(scene: Scene) -> AdvisorySession:
    session: AdvisorySession = operations.offer_session(
        service=ServiceFactory(), organizations=[scene.cast.council], words="Clàusules socials.", by=None
    )
    return session


def done(scene: Scene) -> AdvisorySession:
    expert = PersonFactory()
    session = let_it_begin(confirm(requested(scene), expert=expert))
    logged: AdvisorySession = operations.log_outcome(
        session=session, minutes_used=60, summary="Plec revisat.", by=None
    )
    return logged


def material(scene: Scene) -> list[Any]:
    made = SessionMaterial.objects.create(
        session=requested(scene), title="Guia", url="https://example.org/guia"
    )
    return [made.pk]


ADVISORY_SESSIONS: dict[str, Row] = {
    "session_list": Row(SIGNED_IN),
    "session_export": Row(SIGNED_IN, lambda scene: ["csv"]),
    "session_page": Row(HIDDEN_BUT_COUNCIL, lambda scene: [requested(scene).pk]),
    "session_reply": Row(HIDDEN_BUT_COUNCIL, lambda scene: [offered(scene).pk]),
    "session_answer": Row(HIDDEN_BUT_COUNCIL, lambda scene: [done(scene).pk]),
    "session_cancel": Row(HIDDEN_BUT_COUNCIL, lambda scene: [requested(scene).pk]),
    "session_material": Row(HIDDEN_BUT_COUNCIL.replace("200", "302"), material),
}
