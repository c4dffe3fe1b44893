from typing import Any

from members import operations
from members.models import Need, Topic
from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, COUNCIL, SIGNED_IN, Row

FOLLOWED = "200 404 404 403 403 404 404 404 404 302"


def open_need(scene: Scene) -> list[Any]:
    return [_need(scene).pk]


def closed_need(scene: Scene) -> list[Any]:
    need = _need(scene)
    values = {"state": "answered", "outcome": "Mentoria", "closed_on": need.found_on}
    return [operations.close_need(need=need, by=None, **values).pk]


def _need(scene: Scene) -> Need:
    return operations.record_need(
        organization=scene.cast.council, words="Una comunitat energètica", source="contact", by=None
    )


def topic(scene: Scene) -> list[Any]:
    """Of two, so that one can be merged into the other; several rows of the matrix ask for it."""
    Topic.objects.get_or_create(name="Cures")
    return [Topic.objects.get_or_create(name="Energia")[0].pk]


def needs_step(scene: Scene) -> list[Any]:
    return [scene.onboarding.steps.get(protocol_step__kind="needs").pk]


NEEDS = {
    "need_list": Row(SIGNED_IN),
    "need_export": Row(SIGNED_IN, lambda scene: ["csv"]),
    "need_summary": Row(COORDINATION),
    "need_add": Row(COUNCIL, lambda scene: [scene.cast.council.pk]),
    "need_edit": Row(FOLLOWED, open_need),
    "need_close": Row(FOLLOWED, open_need),
    "need_reopen": Row(FOLLOWED, closed_need),
    "topic_list": Row(COORDINATION),
    "topic_add": Row(COORDINATION),
    "topic_edit": Row(COORDINATION, topic),
    "topic_merge": Row(COORDINATION, topic),
    "topic_delete": Row(COORDINATION, topic),
    "step_need_add": Row(
        "302 404 404 302 302 404 404 404 403 302", needs_step, "post", lambda scene: {"words": "Formació"}
    ),
}
