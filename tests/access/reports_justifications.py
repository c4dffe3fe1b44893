from typing import Any

from reports import operations
from reports.models import Justification, JustificationLine, Reopening
from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, Row
from tests.reports.justifications import make_justification, make_line, written

# As the money of the plan: coordination and the Executive read it, coordination writes it.
FOLLOWS = "200 200 403 403 403 403 403 403 403 302"
HIDDEN_FOLLOWS = "200 200 404 404 404 404 404 404 404 302"
HIDDEN_WRITES = "200 403 404 404 404 404 404 404 404 302"
HIDDEN_ACTS = HIDDEN_WRITES.replace("200", "302")


def line(scene: Scene) -> list[Any]:
    """Asked once for each address, and made once."""
    found = JustificationLine.objects.first() or make_line()
    return [found.pk]


def gathered(scene: Scene) -> list[Any]:
    found = Justification.objects.get(pk=justification(scene)[0])
    operations.gather_evidence(justification=found, by=None)
    return [found.pk]


def justification(scene: Scene) -> list[Any]:
    found = Justification.objects.filter(state="open").first() or make_justification()
    return [found.pk]


def reopened(scene: Scene) -> list[Any]:
    """Of a justification of its own: the other rows ask of one that was never closed."""
    found = Reopening.objects.first()
    if found is None:
        line = make_line(**written())
        closed = operations.close_justification(justification=line.justification, by=None)
        operations.reopen_justification(justification=closed, reason="Hi falta una factura", by=None)
        found = Reopening.objects.get()
    return [found.pk, "pdf"]


REPORTS_JUSTIFICATIONS: dict[str, Row] = {
    "justification_list": Row(FOLLOWS),
    "justification_start": Row(COORDINATION),
    "justification_page": Row(HIDDEN_FOLLOWS, justification),
    "justification_edit": Row(HIDDEN_WRITES, justification),
    "justification_count": Row(HIDDEN_ACTS, justification, "post"),
    "justification_close": Row(HIDDEN_WRITES, justification),
    "justification_reopen": Row(HIDDEN_WRITES, justification),
    "justification_former": Row(HIDDEN_FOLLOWS, reopened),
    "justification_file": Row(HIDDEN_FOLLOWS, lambda scene: [*justification(scene), "xlsx"]),
    "justification_gather": Row(HIDDEN_ACTS, justification, "post"),
    "justification_evidence": Row(HIDDEN_WRITES, gathered),
    "justification_line_add": Row(HIDDEN_WRITES, justification),
    "justification_line_edit": Row(HIDDEN_WRITES, line),
    "justification_line_remove": Row(HIDDEN_WRITES, line),
    "justification_line_move": Row(HIDDEN_ACTS, line, "post", lambda scene: {"is_up": "yes"}),
    "justification_line_amounts": Row(HIDDEN_ACTS, line, "post"),
    "justification_line_hours": Row(HIDDEN_ACTS, line, "post", lambda scene: {"minutes": 0}),
}
