from typing import Any

from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, SIGNED_IN, Row
from tests.cast import CollaborationFactory, InterlocutorFactory, PartnerFactory


def partner(scene: Scene) -> list[Any]:
    return [PartnerFactory().pk]


def interlocutor(scene: Scene) -> list[Any]:
    return [InterlocutorFactory().pk]


def collaboration(scene: Scene) -> list[Any]:
    done = CollaborationFactory()
    done.organizations.add(scene.cast.council)
    return [done.pk]


PARTNERS = {
    "partner_list": Row(SIGNED_IN),
    "partner_export": Row(SIGNED_IN, lambda scene: ["csv"]),
    "partner_add": Row(COORDINATION),
    "partner_page": Row(SIGNED_IN, partner),
    "partner_edit": Row(COORDINATION, partner),
    "interlocutor_list": Row(SIGNED_IN),
    "interlocutor_add": Row(COORDINATION, partner),
    "interlocutor_edit": Row(COORDINATION, interlocutor),
    "interlocutor_end": Row(COORDINATION, interlocutor),
    "collaboration_list": Row(SIGNED_IN),
    "collaboration_export": Row(SIGNED_IN, lambda scene: ["xlsx"]),
    "collaboration_add": Row(COORDINATION),
    "collaboration_page": Row(SIGNED_IN, collaboration),
    "collaboration_edit": Row(COORDINATION, collaboration),
    "collaboration_people": Row(COORDINATION, collaboration),
}
