"""The cast's group coordinator answers for the action of these rows; the Executive follows the plan."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from office import clock
from tests.access.scene import PDF, Scene
from tests.access.statuses import COORDINATION, SIGNED_IN, Row
from tests.workplan.plans import make_plan
from workplan import operations
from workplan.models import Action, Indicator, ProgressNote

FOLLOW_AND_ANSWER = "200 200 200 403 403 403 403 403 403 302"
COORDINATE_AND_ANSWER = "200 403 200 403 403 403 403 403 403 302"
CONFIRM_ACTS = "302 302 403 403 403 403 403 403 403 302"
CONFIRM = "200 200 403 403 403 403 403 403 403 302"
CONFIRM_OF_THE_NOTES = "200 200 403 404 404 404 404 404 404 302"


def the_action() -> Action:
    """Asked once for each role, and made once."""
    return Action.objects.filter(parent=None).first() or make_plan().action


def action(scene: Scene) -> list[Any]:
    return [the_action().pk]


def plan(scene: Scene) -> list[Any]:
    return [the_action().area.plan.code]


def proposal(scene: Scene) -> list[Any]:
    note = ProgressNote.objects.waiting().first() or operations.propose_progress(
        action=the_action(), text="Ja hi som", state="in_progress", by=scene.cast.group_coordinator
    )
    return [note.pk]


def evidence(scene: Scene) -> list[Any]:
    made = operations.add_evidence(
        action=the_action(),
        sentence="Primera sessió",
        happened_on=clock.today(),
        upload=SimpleUploadedFile("acta.pdf", PDF),
        by=None,
    )
    return [made.pk]


def indicator(scene: Scene) -> list[Any]:
    return [Indicator.objects.create(action=the_action(), name="Sessions", target=6).pk]


WORKPLAN_PROGRESS: dict[str, Row] = {
    "action_page": Row(SIGNED_IN, action),
    "action_state": Row(COORDINATION, action),
    "note_add": Row(FOLLOW_AND_ANSWER, action),
    "progress_propose": Row(COORDINATE_AND_ANSWER, action),
    "progress_answer": Row(CONFIRM_OF_THE_NOTES, proposal),
    "progress_confirm": Row(CONFIRM_ACTS, action, "post"),
    "evidence_add": Row(COORDINATE_AND_ANSWER, action),
    "evidence_edit": Row(COORDINATE_AND_ANSWER, evidence),
    "evidence_remove": Row(COORDINATE_AND_ANSWER, evidence),
    "evidence_file": Row(SIGNED_IN, evidence),
    "indicator_add": Row(COORDINATION, action),
    "indicator_edit": Row(COORDINATION, indicator),
    "indicator_value": Row(COORDINATE_AND_ANSWER, indicator),
    "indicator_remove": Row(COORDINATION, indicator),
    "actions_unchanged": Row(CONFIRM_ACTS, plan, "post"),
    "actions_unchanged_undo": Row(CONFIRM, plan),
}
