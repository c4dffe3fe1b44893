from datetime import timedelta
from typing import Any

from members import operations
from members.models import Delegation
from office import clock
from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, SIGNED_IN, Row


def delegation(scene: Scene) -> list[Any]:
    """The other council looks after the comarca of the council; asked for once for each role."""
    made = Delegation.objects.first() or operations.appoint_delegate(
        comarca=scene.cast.council.municipality.comarca,
        organization=scene.cast.other_council,
        starts_on=clock.today() - timedelta(days=30),
        by=None,
    )
    return [made.pk]


TERRITORY: dict[str, Row] = {
    "territory_map": Row(SIGNED_IN),
    "presence": Row(SIGNED_IN),
    "presence_export": Row(SIGNED_IN, lambda scene: ["csv"]),
    "joins_and_leaves": Row(SIGNED_IN),
    "joins_export": Row(SIGNED_IN, lambda scene: ["xlsx"]),
    "delegation_list": Row(SIGNED_IN),
    "delegation_add": Row(COORDINATION),
    "delegation_edit": Row(COORDINATION, delegation),
    "delegation_end": Row(COORDINATION, delegation),
}
