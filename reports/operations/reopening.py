"""A closed justification is opened again: what it said stays as files, and closing it anew makes another picture."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from members.models import Person
from office import clock, files, paper
from office.audit import note, operation
from office.models import StoredFile
from office.refusals import Refused
from office.tables import XLSX, as_workbook
from reports.models import Justification, JustifiedAction, Reopening
from reports.output.justification_sheet import COLUMNS, around
from reports.pages.justifications import page_of

PDF = "application/pdf"
State = Justification.State


@operation(on="justification")
def reopen_justification(*, justification: Justification, reason: str, by: Person | None) -> Justification:
    """The numbers stay as they were closed, until somebody changes or counts them."""
    if justification.is_open or justification.closed_at is None:
        raise Refused(_("This justification is open already."))
    if not reason.strip():
        raise Refused(_("Say why: whoever reads the justification reads it."), "reason")
    pages, workbook = _as_closed(justification, by)
    Reopening.objects.create(
        justification=justification, closed_at=justification.closed_at, reason=reason.strip(),
        paper=pages, workbook=workbook,
    )  # fmt: skip
    justification.state, justification.closed_at = State.OPEN, None
    justification.version += 1
    justification.save()
    # The next closing keeps them as they are then; and a line that holds some could not be removed.
    JustifiedAction.objects.filter(line__justification=justification).delete()
    note(reason=reason.strip())
    return justification


def _as_closed(justification: Justification, by: Person | None) -> tuple[StoredFile, StoredFile]:
    whole = Justification.objects.for_page().get(pk=justification.pk)
    shown = page_of(whole)
    pages = paper.render("paper/justification.html", {"justification": whole, "shown": shown})
    assert whole.closed_at
    name = slugify(f"{whole} {clock.day_of(whole.closed_at)}")[:100] or "justificacio"
    workbook = as_workbook(COLUMNS, shown.lines, around=around(shown))
    return (
        files.keep_own(f"{name}.pdf", pages, media_type=PDF, by=by),
        files.keep_own(f"{name}.xlsx", workbook, media_type=XLSX, by=by),
    )
