"""Long work of the reports."""

from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Person
from office import clock, files
from office.jobs import JobKind, Progress
from office.refusals import Refused
from reports import operations
from reports.models import AnnualReport, Justification, VersionFile
from reports.output import OUTPUTS
from reports.pages.document import document_of


def publish_report(progress: Progress, *, report: int, number: int, by_number: int) -> dict[str, Any]:
    """`number` is of the version asked for: begun again after a stop, it does not publish a second one."""
    row = AnnualReport.objects.get(pk=report)
    if not row.versions.filter(number=number).exists():
        by = Person.objects.get(pk=by_number)
        try:
            operations.publish_report(report=row, number=number, by=by, progress=progress.from_inside)
        except Refused:
            # A worker that had only been slow has published it while this one waited for the row.
            if not row.versions.filter(number=number).exists():
                raise
    return {
        "sentence": _("The report is published: anybody can read it."),
        "url": reverse("report_version", args=[row.year, number]),
    }


def draft_report(progress: Progress, *, report: int, by_number: int) -> dict[str, Any]:
    """The PDF of a draft, for a day."""
    row = AnnualReport.objects.get(pk=report)
    progress(0, 1, _("The PDF is being written"))
    content = OUTPUTS[VersionFile.Kind.PDF].write(document_of(row))
    kept = files.keep_own(
        f"memoria-{row.year}-esborrany.pdf",
        content,
        media_type="application/pdf",
        by=Person.objects.get(pk=by_number),
        delete_on=clock.today() + timedelta(days=1),
    )
    return {
        "sentence": _("The PDF of the draft is ready: it is kept until tomorrow."),
        "url": reverse("report_draft_made", args=[progress.job.pk]),
        "file": kept.pk,
    }


def gather_evidence(progress: Progress, *, justification: int, by_number: int) -> dict[str, Any]:
    """Begun again after a stop, it makes the package anew; there is never more than one."""
    row = Justification.objects.get(pk=justification)
    by = Person.objects.get(pk=by_number)
    operations.gather_evidence(justification=row, by=by, progress=progress.from_inside)
    return {"sentence": _("The evidence is gathered, with its index."), "url": row.get_absolute_url()}


JOBS: dict[str, JobKind] = {
    "publish_report": publish_report,
    "draft_report": draft_report,
    "gather_evidence": gather_evidence,
}
