from typing import Any

from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, Row
from tests.access.workplan_progress import plan, the_action
from tests.workplan.plans import ReviewFactory
from workplan import operations
from workplan.models import ReviewPeriod

# The plan is approved, so whoever takes part in the network sees it: not allowed, and not invisible.
FOLLOWS = "200 200 403 403 403 403 403 403 403 302"
HIDDEN_FOLLOWS = "200 200 404 404 404 404 404 404 404 302"
HIDDEN_RUNS = "200 403 404 404 404 404 404 404 404 302"
HIDDEN_FOLLOWS_ACTS = HIDDEN_FOLLOWS.replace("200", "302")
HIDDEN_RUNS_ACTS = HIDDEN_RUNS.replace("200", "302")


def review(scene: Scene) -> list[Any]:
    return [_open().pk]


def review_step(scene: Scene) -> list[Any]:
    return [_open().pk, 1]


def closed_review(scene: Scene) -> list[Any]:
    return [operations.close_review(period=_open(), by=None).pk]


def reviewed_action(scene: Scene) -> list[Any]:
    return [_open().pk, the_action().pk]


def _open() -> ReviewPeriod:
    """Asked once for each address, and made once."""
    the_plan = the_action().area.plan
    return ReviewPeriod.objects.filter(plan=the_plan, state="open").first() or ReviewFactory(plan=the_plan)


WORKPLAN_REVIEWS: dict[str, Row] = {
    "review_list": Row(FOLLOWS, plan),
    "review_add": Row(COORDINATION, plan),
    "review_compare": Row(FOLLOWS, plan),
    "review_compare_export": Row(FOLLOWS, lambda scene: [*plan(scene), "csv"]),
    "review_page": Row(HIDDEN_FOLLOWS, review),
    "review_edit": Row(HIDDEN_RUNS, review),
    "review_close": Row(HIDDEN_RUNS, review),
    "review_document": Row(HIDDEN_FOLLOWS, closed_review),
    "review_seal": Row(HIDDEN_FOLLOWS, closed_review),
    "review_walk_start": Row(HIDDEN_FOLLOWS_ACTS, review),
    "review_walk": Row(HIDDEN_FOLLOWS, review_step),
    "review_fix": Row(HIDDEN_RUNS_ACTS, reviewed_action, "post", lambda scene: {"fix": "mine"}),
    "review_decide": Row(HIDDEN_FOLLOWS, reviewed_action),
    "review_no_change": Row(HIDDEN_FOLLOWS_ACTS, reviewed_action, "post"),
}
