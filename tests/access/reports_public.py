from typing import Any

from reports.models import ReportVersion
from tests.access.scene import Scene
from tests.access.statuses import EVERYBODY, Row
from tests.reports.reports import published


def version(scene: Scene) -> list[Any]:
    if not ReportVersion.objects.exists():
        published(2021)
    found = ReportVersion.objects.select_related("report").get()
    return [found.report.year, found.number]


REPORTS_PUBLIC: dict[str, Row] = {"report_version": Row(EVERYBODY, version)}
