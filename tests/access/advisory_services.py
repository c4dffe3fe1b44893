from typing import Any

from advisory.models import AdvisoryService
from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, Row
from tests.advisory.sessions import ServiceFactory

CODE = "servei-de-la-matriu"


def service(scene: Scene) -> list[Any]:
    if not AdvisoryService.objects.filter(code=CODE).exists():
        ServiceFactory(code=CODE)
    return [CODE]


ADVISORY_SERVICES: dict[str, Row] = {
    "service_list": Row(COORDINATION),
    "service_edit": Row(COORDINATION, service),
}
