"""The report as everything that leaves it: page, PDF, document to edit and data are drawn from this one reading."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.safestring import SafeString

from office.figures import all_words
from office.markdown import as_html, with_links_written_out
from reports.drawings import Drawing, drawings
from reports.listings import Line, listings
from reports.models import AnnualReport, ChallengeAnswer, Photo, ReportFigure, Section, SectionLink
from reports.reading import one_reading

SHORT = 8  # lines


@dataclass(frozen=True)
class FigureShown:
    key: str
    words: str
    value: Decimal | None
    source: str
    url: str
    earlier: tuple[tuple[int, Decimal | None], ...]  # year and number, the earliest first

    @property
    def is_known(self) -> bool:
        return self.value is not None

    @property
    def number(self) -> str:
        return in_figures(self.value)

    @property
    def has_earlier(self) -> bool:
        return any(value is not None for _year, value in self.earlier)

    @property
    def earlier_numbers(self) -> list[tuple[int, str]]:
        """Year and number, empty where nobody knows."""
        return [(year, in_figures(value)) for year, value in self.earlier]


@dataclass(frozen=True)
class ListShown:
    words: str
    lines: list[Line]

    @property
    def is_dated(self) -> bool:
        return any(line.on for line in self.lines)

    @property
    def is_short(self) -> bool:
        """A sheet of paper does not cut it in two."""
        return len(self.lines) <= SHORT


@dataclass(frozen=True)
class DrawingShown:
    drawing: Drawing
    drawn: Any


@dataclass(frozen=True)
class PhotoShown:
    photo: Photo
    address: str  # where whoever reads finds it


@dataclass(frozen=True)
class Chapter:
    section: Section
    anchor: str
    figures: list[FigureShown]
    lists: list[ListShown]
    drawings: list[DrawingShown]
    photos: list[PhotoShown]
    links: list[SectionLink]
    challenges: list[ChallengeAnswer] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.section.title

    @property
    def text(self) -> str:
        """Markdown."""
        return self.section.narrative

    @property
    def is_empty(self) -> bool:
        """Nothing would stand under its title."""
        parts = (self.figures, self.lists, self.drawings, self.photos, self.links, self.challenges)
        return not self.text.strip() and not any(parts)

    @property
    def is_annex(self) -> bool:
        return self.section.kind == Section.Kind.ANNEX

    @property
    def has_earlier(self) -> bool:
        """Some figure is known of some year beside."""
        return any(figure.has_earlier for figure in self.figures)

    @property
    def answered(self) -> list[tuple[ChallengeAnswer, SafeString]]:
        """Each challenge with what came of it, as HTML."""
        return [(challenge, as_html(challenge.answer)) for challenge in self.challenges]

    @property
    def html(self) -> SafeString:
        return as_html(self.section.narrative)

    @property
    def html_on_paper(self) -> SafeString:
        return with_links_written_out(self.html)


@dataclass(frozen=True)
class ReportDocument:
    """`number` and `reason` are of the version; 0 is a draft."""

    report: AnnualReport
    chapters: list[Chapter]
    number: int = 0
    reason: str = ""

    @property
    def title(self) -> str:
        return self.report.title

    @property
    def is_draft(self) -> bool:
        return self.number == 0

    @property
    def years(self) -> list[int]:
        return list(self.report.years)

    def with_photos_at(self, address: Callable[[Photo], str]) -> "ReportDocument":
        """For another reader, who finds the photographs elsewhere."""
        chapters = [
            replace(
                chapter, photos=[PhotoShown(shown.photo, address(shown.photo)) for shown in chapter.photos]
            )
            for chapter in self.chapters
        ]
        return replace(self, chapters=chapters)


def document_of(report: AnnualReport, *, number: int = 0, reason: str = "") -> ReportDocument:
    """As it stands now: figures as they were last counted, lists and charts of this moment."""
    return read_document(AnnualReport.objects.for_editor().get(pk=report.pk), number=number, reason=reason)


def read_document(read: AnnualReport, *, number: int = 0, reason: str = "") -> ReportDocument:
    """`read` is from `for_editor`."""
    shown = figures_shown(read)
    included = [section for section in read.sections.all() if section.is_included]
    with one_reading():
        chapters = [_chapter(read, section, shown) for section in included]
    return ReportDocument(read, [chapter for chapter in chapters if not chapter.is_empty], number, reason)


def figures_shown(report: AnnualReport) -> dict[str, FigureShown]:
    """Each figure of the report, with the years beside it."""
    by_key: dict[str, dict[int, ReportFigure]] = {}
    for row in report.figures.all():
        by_key.setdefault(row.key, {})[row.year] = row
    words = all_words()
    return {key: _shown(report, key, words.get(key, key), rows) for key, rows in by_key.items()}


def _shown(report: AnnualReport, key: str, words: str, rows: Mapping[int, ReportFigure]) -> FigureShown:
    own = rows.get(report.year)
    earlier = tuple(
        (year, rows[year].value if year in rows else None) for year in report.years if year != report.year
    )
    return FigureShown(
        key=key,
        words=words,
        value=own.value if own else None,
        source=own.public_source if own else "",
        url=own.url if own else "",
        earlier=earlier,
    )


def _chapter(report: AnnualReport, section: Section, figures: Mapping[str, FigureShown]) -> Chapter:
    is_of_challenges = section.kind == Section.Kind.CHALLENGES
    return Chapter(
        section=section,
        anchor=f"section-{section.pk}",
        figures=[figures[key] for key in section.figures if key in figures],
        lists=_lists(report, section.listings),
        drawings=_drawings(report, section.charts),
        photos=[PhotoShown(photo, _draft_address(photo)) for photo in section.photos.all()],
        links=list(section.links.all()),
        challenges=list(report.challenges.all()) if is_of_challenges else [],
    )


def _draft_address(photo: Photo) -> str:
    """For those who see the draft."""
    return reverse("report_draft_photo", args=[photo.pk])


def _lists(report: AnnualReport, keys: Iterable[str]) -> list[ListShown]:
    """Those with some line: an empty list says nothing in a report."""
    known = listings()
    found = [(known[key], known[key].find(report.period)) for key in keys if key in known]
    return [ListShown(str(listing.words), lines) for listing, lines in found if lines]


def _drawings(report: AnnualReport, keys: Iterable[str]) -> list[DrawingShown]:
    known = drawings()
    found = [(known[key], known[key].find(report.period)) for key in keys if key in known]
    return [DrawingShown(drawing, drawn) for drawing, drawn in found if drawn is not None]


def has_data(report: AnnualReport, section: Section) -> bool:
    """Some list of it has a line, or something is drawn."""
    return bool(_lists(report, section.listings) or _drawings(report, section.charts))


def in_figures(value: Decimal | None) -> str:
    """«1.250», «12,5»; nothing where nobody knows."""
    if value is None:
        return ""
    short = value.normalize()
    decimals = max(0, -int(short.as_tuple().exponent))
    return number_format(value, decimals)
