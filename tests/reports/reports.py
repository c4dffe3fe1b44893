"""Reports for the tests, made by the operations that people use."""

from datetime import date

from members import operations as members
from members.models import Agreement, Body
from reports import operations
from reports.models import AnnualReport, Section


def make_report(year: int = 2023, by=None) -> AnnualReport:
    return operations.start_report(year=year, by=by)


def agreement(title: str = "S'aprova la memòria") -> Agreement:
    body, _made = Body.objects.get_or_create(kind="executive", defaults={"name": "Comissió Executiva"})
    return members.cite_or_record(
        agreement=None, body=body, adopted_on=date(2024, 2, 1), title=title, text="", by=None
    )


def approve(report: AnnualReport) -> AnnualReport:
    return operations.approve_report(report=report, agreement=agreement(), by=None)


def approved(year: int = 2023) -> AnnualReport:
    return approve(make_report(year))


def publish(report: AnnualReport, number: int = 1, by=None) -> AnnualReport:
    return operations.publish_report(report=report, number=number, by=by)


def published(year: int = 2023, by=None) -> AnnualReport:
    return publish(approved(year), by=by)


def write(section: Section, narrative: str, **changed) -> Section:
    """As coordination would: only what is given changes."""
    names = ("title", "figures", "listings", "charts", "is_included")
    kept = {name: getattr(section, name) for name in names}
    return operations.edit_section(section=section, narrative=narrative, by=None, **(kept | changed))
