from typing import Any

from office import files
from office.models import Job
from reports.models import AnnualReport, Photo, PublishedPhoto, ReportVersion, Section
from tests.access.scene import Scene
from tests.access.statuses import COORDINATION, EVERYBODY, HIDDEN_BUT_COORDINATION, Row
from tests.reports.pictures import kept_picture
from tests.reports.reports import approve, make_report, publish


def version(scene: Scene) -> list[Any]:
    """Published, with a photograph."""
    if not ReportVersion.objects.exists():
        report = make_report(2021)
        add_photo(report.sections.get(code="care"))
        publish(approve(report))
    found = ReportVersion.objects.select_related("report").get()
    return [found.report.year, found.number]


def year(scene: Scene) -> list[Any]:
    return version(scene)[:1]


def rows(scene: Scene) -> list[Any]:
    """The file that stays in the house."""
    return [*version(scene), "xlsx"]


def photo(scene: Scene) -> list[Any]:
    version(scene)
    return [PublishedPhoto.objects.get().pk]


def draft(scene: Scene) -> AnnualReport:
    return AnnualReport.objects.filter(year=2022).first() or make_report(2022)


def draft_photo(scene: Scene) -> list[Any]:
    section = draft(scene).sections.get(code="care")
    return [(section.photos.first() or add_photo(section)).pk]


def draft_made(scene: Scene) -> list[Any]:
    report = draft(scene)
    found = Job.objects.filter(kind="draft_report").first()
    if found is None:
        kept = files.keep_own("esborrany.pdf", b"%PDF-1.7", media_type="application/pdf", by=None)
        found = Job.objects.create(
            kind="draft_report", title="PDF", by=scene.cast.coordination, state="done",
            arguments={"report": report.pk}, result={"file": kept.pk},
        )  # fmt: skip
    return [found.pk]


def add_photo(section: Section) -> Photo:
    return Photo.objects.create(
        section=section, file=kept_picture(), alternative="L'assemblea vota", consent="nobody"
    )


REPORTS_PUBLIC: dict[str, Row] = {
    "report_list": Row(EVERYBODY),
    "report_theme": Row(EVERYBODY),
    "report_page": Row(EVERYBODY, year),
    "report_version": Row(EVERYBODY, version),
    "report_file": Row(COORDINATION, rows),
    "version_withdraw": Row("200 403 404 404 404 404 404 404 404 302", version),
    "report_photo": Row(EVERYBODY, photo),
    "report_draft_photo": Row(HIDDEN_BUT_COORDINATION, draft_photo),
    "report_draft_file": Row(HIDDEN_BUT_COORDINATION, lambda scene: [draft(scene).year, "json"]),
    "report_draft_made": Row(HIDDEN_BUT_COORDINATION, draft_made),
}
