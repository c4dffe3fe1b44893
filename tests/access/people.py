from typing import Any

from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, SIGNED_IN, Row


def person(scene: Scene) -> list[Any]:
    return [scene.role.person_id]


def two_people(scene: Scene) -> list[Any]:
    return [scene.role.person_id, scene.cast.technician.pk]


PEOPLE = {
    "person_list": Row(SIGNED_IN),
    "person_export": Row(COORDINATION, lambda scene: ["csv"]),
    "person_doubles": Row(COORDINATION),
    "person_page": Row(SIGNED_IN, person),
    "person_merge": Row(COORDINATION, person),
    "person_merge_confirm": Row(COORDINATION, two_people),
    "record_history": Row(COORDINATION, lambda scene: ["members.organization", scene.cast.council.pk]),
}
