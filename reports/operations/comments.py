"""What the Executive says of a report while it has it before it, and what coordination did with it."""

from django.utils.translation import gettext as _

from members.models import Person
from office import clock
from office.audit import operation
from office.refusals import Refused
from reports.models import AnnualReport, ReportComment, Section
from reports.operations.reports import check_is_open, check_is_there


@operation(under="report")
def add_comment(
    *, report: AnnualReport, text: str, by: Person, section: Section | None = None
) -> ReportComment:
    """On a section or, without one, on the whole."""
    check_is_open(report)
    if not text.strip():
        raise Refused(_("Write the comment."), "text")
    if section is not None and section.report_id != report.pk:
        raise Refused(_("That section is of another report."), "section")
    if section is not None:
        check_is_there(section)
    return ReportComment.objects.create(report=report, section=section, by=by, text=text.strip())


@operation(on="comment", under="comment.report")
def settle_comment(*, comment: ReportComment, answer: str, by: Person | None) -> ReportComment:
    """It stays with its answer, for who wrote it and for the others."""
    if comment.settled_at is not None:
        raise Refused(_("Somebody has answered this comment meanwhile."))
    if not answer.strip():
        raise Refused(_("Say in a few words what was done."), "answer")
    comment.answer, comment.settled_at = answer.strip(), clock.now()
    comment.save()
    return comment
