"""A version leaves the house: typed figures, words and files with their seals, all in one transaction."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from events.models.registrations import ANSWERS_KEPT_DAYS
from members.models import Agreement, Person
from office import clock, files
from office.audit import note, operation
from office.figures import all_words
from office.refusals import Refused
from reports.models import (
    AnnualReport,
    PublishedFigure,
    PublishedPhoto,
    PublishedSection,
    ReportVersion,
    VersionFile,
)
from reports.operations.counting import moved_figures
from reports.operations.reports import save_report
from reports.output import OUTPUTS
from reports.pages.document import ReportDocument, document_of

State = AnnualReport.State
Progress = Callable[[int, int, str], None]


@operation()
def export_rows(*, report: AnnualReport, by: Person | None, version: int = 0) -> None:
    """Nothing changes, and nothing waits for a publication; the audit says who took the rows behind the figures,
    with their names, and of which version (0: the draft).
    """
    note(year=report.year, version=version)


@operation(on="report")
def publish_report(
    *,
    report: AnnualReport,
    number: int,
    by: Person | None,
    progress: Progress = lambda done, total, step: None,
) -> AnnualReport:
    """What was approved, or the correction of what was published. Killed on the way it leaves nothing.

    `number` is of the version that was asked for: whoever asks twice gets it once.
    """
    if number != report.next_number:
        raise Refused(_("Somebody has published this version meanwhile: open the page again."))
    if report.state not in AnnualReport.PUBLISHABLE:
        raise Refused(_("Only an approved report is published: cite first the agreement that approves it."))
    _check_approval(report)
    reason = report.correction_reason if number > 1 else ""
    document = document_of(report, number=number, reason=reason)
    _check_figures(report)  # after its lists were read: what changed before is seen here
    version = ReportVersion.objects.create(
        report=report,
        number=number,
        title=report.title,
        agreement=_cited(report),
        reason=reason,
        published_at=clock.now(),
    )
    _freeze(version, document)
    _keep_files(version, document, by, progress)
    version.is_sealed = True
    version.save(update_fields=["is_sealed"])
    report.state, report.correction_reason = State.PUBLISHED, ""
    return save_report(report)


def _check_approval(report: AnnualReport) -> None:
    revoked = Agreement.objects.filter(reports=report.pk, state=Agreement.State.REVOKED)
    if report.state == State.APPROVED and revoked.exists():
        raise Refused(
            _(
                "The agreement that approved it was left without effect: return the report to draft and cite "
                "another one."
            )
        )
    if report.comments.filter(settled_at=None).exists():
        raise Refused(_("There are comments that nobody has settled: answer them before it is published."))


def _check_figures(report: AnnualReport) -> None:
    """Lists and charts are of today: beside figures of another day, that somebody approved or looked at, they
    would not add up.
    """
    shown = {key for section in report.sections.included() for key in section.figures}
    moved = shown & moved_figures(report)
    if not moved:
        return
    words = all_words()
    names = get_text_list(sorted(words.get(key, key) for key in moved), _("and"))
    if report.state == State.CORRECTING:
        raise Refused(
            _("Since they were counted these figures have changed: %s. Count again, and look at the text.")
            % names
        )
    raise Refused(
        _(
            "Since it was approved these figures have changed: %s. Return the report to draft, look at what "
            "it says of them, and cite the agreement again."
        )
        % names
    )


def _cited(report: AnnualReport) -> str:
    assert report.agreement is not None
    return f"{report.agreement}, {report.agreement.body}"[:300]


def _freeze(version: ReportVersion, document: ReportDocument) -> None:
    words = all_words()
    PublishedFigure.objects.bulk_create(
        PublishedFigure(
            version=version, key=row.key, words=words.get(row.key, row.key)[:200], year=row.year,
            value=row.value, source=row.public_source,
        )
        for row in document.report.figures.all()
    )  # fmt: skip
    PublishedSection.objects.bulk_create(
        PublishedSection(version=version, position=position, title=chapter.title, narrative=chapter.text)
        for position, chapter in enumerate(document.chapters, start=1)
    )
    PublishedPhoto.objects.bulk_create(
        PublishedPhoto(version=version, file=shown.photo.file, alternative=shown.photo.alternative)
        for chapter in document.chapters
        for shown in chapter.photos
    )


def _keep_files(
    version: ReportVersion, document: ReportDocument, by: Person | None, progress: Progress
) -> None:
    """All are written before the first is kept: a worker killed meanwhile leaves nothing on the disk."""
    written: dict[str, bytes] = {}
    for done, (kind, output) in enumerate(OUTPUTS.items()):
        progress(done, len(OUTPUTS), str(VersionFile.Kind(kind).label))
        written[kind] = output.write(document)
    for kind, content in written.items():
        name = f"memoria-{document.report.year}-v{version.number}.{kind}"
        kept = files.keep_own(
            name,
            content,
            media_type=OUTPUTS[kind].media_type,
            by=by,
            delete_on=_kept_until(kind, document.report.year),
        )
        VersionFile.objects.create(version=version, kind=kind, file=kept, sha256=kept.sha256)


def _kept_until(kind: str, year: int) -> date | None:
    """The rows of the workbook hold names: they go when those of the last event of the year go."""
    last = date(year, 12, 31) + timedelta(days=ANSWERS_KEPT_DAYS)
    return max(last, clock.today()) if kind == VersionFile.Kind.XLSX else None
