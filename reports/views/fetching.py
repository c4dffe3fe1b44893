"""What several views of a report bring before they act: visible, and allowed."""

from typing import Any

from members.requests import MemberRequest
from office.access import fetch, require
from reports.models import AnnualReport, Section

WRITE = "reports.write_report"


def fetch_report(request: MemberRequest, year: int, verb: str = WRITE, *, rows: Any = None) -> AnnualReport:
    """`rows`: with what the page needs of it."""
    found = AnnualReport.objects.all() if rows is None else rows
    report: AnnualReport = fetch(found.visible_to(request.user), year=year)
    require(request, verb, report)
    return report


def fetch_section(request: MemberRequest, year: int, pk: int) -> Section:
    report = fetch_report(request, year)
    section: Section = fetch(Section.objects.filter(report=report), pk=pk)
    section.report = report
    return section
