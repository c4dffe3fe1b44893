"""A report while it is written: coordination, and whoever sits in the Executive once it is brought before it."""

from typing import Any

from reports import operations
from reports.models import AnnualReport, ChallengeAnswer, Photo, SectionLink
from tests.access.scene import Scene
from tests.access.statuses import (
    COORDINATION,
    HIDDEN_ACTS,
    HIDDEN_BUT_COORDINATION,
    Row,
)
from tests.reports.pictures import picture, upload
from tests.reports.reports import make_report

READ = "200 200 404 404 404 404 404 404 404 302"
WRITTEN = "200 403 404 404 404 404 404 404 404 302"


def _report(year: int) -> AnnualReport:
    return AnnualReport.objects.filter(year=year).first() or make_report(year)


def report(scene: Scene) -> list[Any]:
    """A draft, which only coordination sees."""
    return [_report(2022).year]


def submitted(scene: Scene) -> list[Any]:
    found = _report(2020)
    if found.state == AnnualReport.State.DRAFT:
        operations.submit_report(report=found, by=None)
    return [found.year]


def section(scene: Scene) -> list[Any]:
    return [2022, _report(2022).sections.get(code="advice").pk]


def own_section(scene: Scene) -> list[Any]:
    made = _report(2022)
    found = made.sections.filter(code="").first()
    return [2022, (found or operations.add_section(report=made, title="Recerca", by=None)).pk]


def photo(scene: Scene) -> list[Any]:
    section = _report(2022).sections.get(code="advice")
    found = section.photos.first() or operations.add_photo(
        section=section,
        upload=upload(picture()),
        alternative="Una sala",
        consent=Photo.Consent.NOBODY,
        by=None,
    )
    return [found.pk]


def link(scene: Scene) -> list[Any]:
    section = _report(2022).sections.get(code="advice")
    found = SectionLink.objects.filter(section=section).first()
    return [
        (found or operations.add_link(section=section, label="Guia", url="https://example.org", by=None)).pk
    ]


def challenge(scene: Scene) -> list[Any]:
    found = ChallengeAnswer.objects.filter(report=_report(2022)).first()
    made = found or operations.add_challenge(report=_report(2022), text="Arribar a tothom", by=None)
    return [2022, made.pk]


def comment(scene: Scene) -> list[Any]:
    submitted(scene)
    found = _report(2020)
    made = found.comments.first() or operations.add_comment(
        report=found, text="Hi falta Ripoll", by=scene.cast.executive
    )
    return [made.pk]


REPORTS_EDITING: dict[str, Row] = {
    "report_start": Row(COORDINATION),
    "report_edit": Row(HIDDEN_BUT_COORDINATION, report),
    "report_title": Row(WRITTEN, submitted),
    "report_count": Row(HIDDEN_ACTS, report, "post"),
    "report_figures": Row(WRITTEN, submitted),
    "report_preview": Row(READ, submitted),
    "report_submit": Row(HIDDEN_ACTS, report, "post"),
    "report_return": Row(WRITTEN, submitted),
    "report_approve": Row(WRITTEN, submitted),
    "report_publish": Row(HIDDEN_ACTS, report, "post"),
    "report_correct": Row(WRITTEN, submitted),
    "report_give_up": Row(WRITTEN, submitted),
    "comment_add": Row(READ, submitted),
    "comment_settle": Row(WRITTEN, comment),
    "section_add": Row(HIDDEN_BUT_COORDINATION, report),
    "section_edit": Row(HIDDEN_BUT_COORDINATION, section),
    "section_move": Row(HIDDEN_ACTS, section, "post"),
    "section_remove": Row(HIDDEN_BUT_COORDINATION, own_section),
    "section_confirm": Row(HIDDEN_ACTS, section, "post"),
    "section_redraft": Row(HIDDEN_BUT_COORDINATION, section),
    "section_link_add": Row(HIDDEN_BUT_COORDINATION, section),
    "section_link_edit": Row(HIDDEN_BUT_COORDINATION, link),
    "section_link_move": Row(HIDDEN_ACTS, link, "post"),
    "section_link_remove": Row(HIDDEN_ACTS, link, "post"),
    "photo_add": Row(HIDDEN_BUT_COORDINATION, section),
    "photo_edit": Row(HIDDEN_BUT_COORDINATION, photo),
    "photo_move": Row(HIDDEN_ACTS, photo, "post"),
    "photo_remove": Row(HIDDEN_BUT_COORDINATION, photo),
    "challenge_answer_add": Row(HIDDEN_BUT_COORDINATION, report),
    "challenge_answer_edit": Row(HIDDEN_BUT_COORDINATION, challenge),
    "challenge_answer_move": Row(HIDDEN_ACTS, challenge, "post"),
    "challenge_answer_redraft": Row(HIDDEN_ACTS, challenge, "post"),
    "challenge_answer_remove": Row(HIDDEN_BUT_COORDINATION, challenge),
}
