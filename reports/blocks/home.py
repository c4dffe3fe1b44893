"""What this app offers to «Inici»: the report that somebody has to read, and the one that has to be written."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from members.permissions import sits_on_executive
from office.blocks import Block
from reports.models import AnnualReport
from reports.pages.editor import Overview

TEMPLATE = "reports/block_report.html"


def report_to_read(request: HttpRequest) -> Block | None:
    """For who sits in the Executive, while it is before it."""
    if not sits_on_executive(request.user) or request.user.has_perm("reports.write_report"):
        return None
    rows = AnnualReport.objects.filter(state=AnnualReport.State.SUBMITTED)
    report = rows.visible_to(request.user).first()
    if report is None:
        return None
    return _block(
        report,
        order=4,
        sentence=_("The report of %d waits for you to read it.") % report.year,
        label=_("Read it and comment"),
        url=reverse("report_preview", args=[report.year]),
    )


def report_to_write(request: HttpRequest) -> Block | None:
    """For coordination: what is missing, while it is open or waits to be published."""
    if not request.user.has_perm("reports.write_report"):
        return None
    rows = AnnualReport.objects.being_written().exclude(state=AnnualReport.State.PUBLISHED)
    report = rows.visible_to(request.user).for_overview().first()
    if report is None:
        return None
    page = Overview(report)
    return _block(report, sentence=page.state, label=_("Open the report"), url=report.get_absolute_url())


def _block(report: AnnualReport, *, order: int = 13, **context: Any) -> Block:
    return Block(_("The annual report"), TEMPLATE, {"report": report} | context, order=order)


HOME_BLOCKS = [report_to_read, report_to_write]
