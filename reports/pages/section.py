"""A section while it is written: its figures with the years before, and what has changed under its text."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from office.figures import all_words
from reports.drafts import drafts
from reports.models import AnnualReport, ReportFigure, Section
from reports.pages.document import in_figures
from reports.pages.editor import todo
from reports.rules.changes import changes


@dataclass(frozen=True)
class Cell:
    number: str
    url: str = ""
    source: str = ""


@dataclass(frozen=True)
class FigureRow:
    """A figure with its years, the earliest first; `declare_url` where nobody knows the one of the report."""

    words: str
    cells: list[Cell]
    source: str
    declare_url: str = ""


@dataclass(frozen=True)
class ChangeShown:
    words: str
    before: str
    after: str


class SectionPage:
    def __init__(self, section: Section, report: AnnualReport) -> None:
        self.section, self.report = section, report
        here = reverse("section_edit", args=[report.year, section.pk])
        self.figures = FigureTable(report, section.figures, back=here)

    @cached_property
    def next_section(self) -> Section | None:
        """In the order of the report; `None` after the last."""
        rows = self.report.sections.filter(position__gt=self.section.position)
        return rows.order_by("position", "pk").first()

    @property
    def can_be_drafted(self) -> bool:
        return self.section.code in drafts()

    @property
    def counted(self) -> str:
        return self.report.counted_mark

    @property
    def shows_challenges(self) -> bool:
        return self.section.kind == Section.Kind.CHALLENGES

    @cached_property
    def changes(self) -> list[ChangeShown]:
        """«3 → 4», of a text that somebody wrote."""
        if not self.section.is_edited or not self.report.is_open:
            return []
        found = changes(self.section.facts, self.figures.own_values)
        return [
            ChangeShown(self.figures.words(one.key), _said(one.before), _said(one.after)) for one in found
        ]


class FigureTable:
    """Figures of a report with the years beside; of these keys, or of all."""

    def __init__(self, report: AnnualReport, keys: list[str] | None = None, back: str = "") -> None:
        self.report, self.back = report, back
        rows = report.figures.all() if keys is None else report.figures.filter(key__in=keys)
        self.by_key: dict[str, dict[int, ReportFigure]] = {}
        for row in rows:
            self.by_key.setdefault(row.key, {})[row.year] = row
        self.keys = [key for key in keys if key in self.by_key] if keys is not None else list(self.by_key)

    @cached_property
    def _words(self) -> dict[str, str]:
        return all_words()

    def words(self, key: str) -> str:
        return self._words.get(key, key)

    @property
    def years(self) -> list[int]:
        return list(self.report.years)

    @property
    def own_values(self) -> dict[str, Decimal | None]:
        year = self.report.year
        return {key: rows[year].value for key, rows in self.by_key.items() if year in rows}

    @property
    def rows(self) -> list[FigureRow]:
        return [self.row(key) for key in self.keys]

    def row(self, key: str, *, asks: bool = True) -> FigureRow:
        """`asks`: what nobody knows is to be found out."""
        by_year = self.by_key[key]
        own = by_year.get(self.report.year)
        is_unknown = own is None or own.value is None
        return FigureRow(
            words=self.words(key),
            cells=[_cell(by_year.get(year)) for year in self.years],
            source=own.source if own else "",
            declare_url=todo(self.report, key, "", self.back).url
            if asks and is_unknown and self.report.is_open
            else "",
        )


def _cell(row: ReportFigure | None) -> Cell:
    if row is None or row.value is None:
        return Cell("")
    return Cell(in_figures(row.value), row.url, row.source)


def _said(value: Decimal | None) -> str:
    return in_figures(value) or _("Not known")
