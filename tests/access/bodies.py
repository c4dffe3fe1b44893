from typing import Any

from members import operations
from members.models import Body, Participation, Seat, Term
from office import clock
from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, COORDINATION_ACTS, SIGNED_IN, Row


def executive(scene: Scene) -> list[Any]:
    return [Body.objects.get(kind="executive").pk]


def group(scene: Scene) -> list[Any]:
    return [Body.objects.get(kind="working_group").pk]


def term(scene: Scene) -> list[Any]:
    return [Term.objects.get().pk]


def seat(scene: Scene) -> list[Any]:
    return [Seat.objects.get().pk]


def participation(scene: Scene) -> list[Any]:
    return [Participation.objects.get().pk]


def agreement(scene: Scene) -> list[Any]:
    body = Body.objects.get(kind="executive")
    made = operations.record_agreement(body=body, adopted_on=clock.today(), title="Conveni", by=None)
    return [made.pk]


BODIES: dict[str, Row] = {
    "body_list": Row(SIGNED_IN),
    "body_page": Row(SIGNED_IN, executive),
    "body_rename": Row(COORDINATION, executive),
    "agreement_add": Row(COORDINATION, executive),
    "agreement_state": Row(COORDINATION, agreement),
    "election_record": Row(COORDINATION, executive),
    "term_end": Row(COORDINATION, term),
    "election_withdraw": Row(COORDINATION, term),
    "seat_add": Row(COORDINATION, term),
    "seat_replace": Row(COORDINATION, seat),
    "seat_end": Row(COORDINATION, seat),
    "group_propose": Row(COORDINATION),
    "group_state_change": Row(COORDINATION, group),
    "participation_add": Row(COORDINATION, group),
    "participation_end": Row(COORDINATION, participation),
    "coordinator_set": Row(COORDINATION_ACTS, participation, "post"),
}
