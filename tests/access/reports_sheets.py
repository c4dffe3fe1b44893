from typing import Any

from members.models import Body
from office import clock
from tests.access.scene import Scene
from tests.access.statuses import COUNCIL, Row

# Bodies are seen by whoever takes part in the network: a former member and the like see none.
SEES_BODIES = "200 200 200 200 200 200 200 200 200 302"


def member(scene: Scene) -> list[Any]:
    return [scene.cast.council.pk, clock.today().year]


def body(scene: Scene) -> list[Any]:
    return [Body.objects.order_by("pk")[0].pk, clock.today().year]


REPORTS_SHEETS: dict[str, Row] = {
    "member_sheet": Row(COUNCIL, member),
    "member_sheet_paper": Row(COUNCIL, member),
    "body_sheet": Row(SEES_BODIES, body),
    "body_sheet_paper": Row(SEES_BODIES, body),
}
