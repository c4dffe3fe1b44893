from typing import Any

from reports.models import AnnualReport
from tests.access.scene import Scene
from tests.access.statuses import HIDDEN_BUT_COORDINATION, Row
from tests.reports.reports import make_report


def report(scene: Scene) -> list[Any]:
    """A draft, which only coordination sees."""
    return [(AnnualReport.objects.filter(year=2022).first() or make_report(2022)).year]


REPORTS_EDITING: dict[str, Row] = {"report_edit": Row(HIDDEN_BUT_COORDINATION, report)}
