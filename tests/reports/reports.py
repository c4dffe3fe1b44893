"""Reports for the tests, made by the operations that people use."""

from datetime import date

from members import operations as members
from members.models import Agreement, Body
from reports import operations
from reports.models import AnnualReport, Section

# One pixel.
PNG = b"\x89PNG\r\n\x1a\n" + bytes.fromhex(
    "0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def make_report(year: int = 2023, by=None) -> AnnualReport:
    return operations.start_report(year=year, by=by)


def agreement(title: str = "S'aprova la memòria") -> Agreement:
    body, _made = Body.objects.get_or_create(kind="executive", defaults={"name": "Comissió Executiva"})
    return members.cite_or_record(
        agreement=None, body=body, adopted_on=date(2024, 2, 1), title=title, text="", by=None
    )


def approved(year: int = 2023) -> AnnualReport:
    return operations.approve_report(report=make_report(year), agreement=agreement(), by=None)


def published(year: int = 2023, by=None) -> AnnualReport:
    return operations.publish_report(report=approved(year), number=1, by=by)


def write(section: Section, narrative: str, **changed) -> Section:
    """As coordination would: only what is given changes."""
    names = ("title", "figures", "listings", "charts", "is_included")
    kept = {name: getattr(section, name) for name in names}
    return operations.edit_section(section=section, narrative=narrative, by=None, **(kept | changed))
