"""Long work of the reports."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Person
from office.jobs import JobKind, Progress
from reports import operations
from reports.models import AnnualReport, Justification


def publish_report(progress: Progress, *, report: int, number: int, by_number: int) -> dict[str, Any]:
    """`number` is of the version asked for: begun again after a stop, it does not publish a second one."""
    row = AnnualReport.objects.get(pk=report)
    if not row.versions.filter(number=number).exists():
        by = Person.objects.get(pk=by_number)
        row = operations.publish_report(report=row, number=number, by=by, progress=progress.from_inside)
    return {
        "sentence": _("The report is published: anybody can read it."),
        "url": reverse("report_version", args=[row.year, number]),
    }


def gather_evidence(progress: Progress, *, justification: int, by_number: int) -> dict[str, Any]:
    """Begun again after a stop, it makes the package anew; there is never more than one."""
    row = Justification.objects.get(pk=justification)
    by = Person.objects.get(pk=by_number)
    operations.gather_evidence(justification=row, by=by, progress=progress.from_inside)
    return {"sentence": _("The evidence is gathered, with its index."), "url": row.get_absolute_url()}


JOBS: dict[str, JobKind] = {"publish_report": publish_report, "gather_evidence": gather_evidence}
