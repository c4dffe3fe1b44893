"""All the figures of a report, under the section that shows them; those of no section at the end."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from reports.models import AnnualReport
from reports.pages.section import FigureRow, FigureTable


@dataclass(frozen=True)
class FigureChapter:
    title: str
    years: list[int]
    rows: list[FigureRow]


def figure_chapters(report: AnnualReport) -> list[FigureChapter]:
    table = FigureTable(report, back=reverse("report_figures", args=[report.year]))
    shown: set[str] = set()
    found = []
    for section in report.sections.all():
        keys = [key for key in section.figures if key in table.by_key]
        shown.update(keys)
        if keys:
            found.append(FigureChapter(section.title, table.years, [table.row(key) for key in keys]))
    rest = [table.row(key, asks=False) for key in table.by_key if key not in shown]
    if rest:
        found.append(FigureChapter(_("Other figures, in no section"), table.years, rest))
    return found
