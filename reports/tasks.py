"""What time does to a report that is being written: its figures follow the data."""

import logging

from celery import shared_task

from office.refusals import Refused
from reports import operations
from reports.models import AnnualReport
from reports.operations.counting import moved_figures, sections_with_other_data

log = logging.getLogger(__name__)


@shared_task
def count_open_reports() -> None:
    """Every hour, those of which a figure has changed or a list has begun; each by itself, and safe to run twice."""
    for report in AnnualReport.objects.open():
        about = {"row": report.pk}
        try:
            if moved_figures(report) or sections_with_other_data(report):
                operations.count_report(report=report, by=None)
        except Refused:
            log.info("somebody was faster than the clock", extra=about)
        except Exception:
            log.exception("the clock could not count a report", extra=about)
