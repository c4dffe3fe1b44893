"""Who is told that a report waits to be read."""

from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Person
from office import messages
from reports.models import AnnualReport


def tell_executive(report: AnnualReport, *, by: Person | None) -> None:
    """Each who sits in it today, once for each time that the report is brought before it."""
    for person in Person.objects.on_executive().order_by("pk"):
        if by is None or person.pk != by.pk:
            messages.send(
                kind="report_submitted",
                key=f"report:{report.pk}:submitted:{report.version}:{person.pk}",
                person=person,
                about=report,
                link=reverse("report_preview", args=[report.year]),
                subject=_("Report of %d: it waits for you to read it") % report.year,
                body=_(
                    "Good day.\n\nThe report of %d is before the Executive. Read it as it will be published, and "
                    "say in a comment what has to change: Coordination answers each of them."
                )
                % report.year,
            )
