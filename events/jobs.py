"""Long work of events."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from events import operations
from events.models import Event
from members.models import Person
from office.jobs import JobKind, Progress
from office.models import StoredFile


def import_attendance(
    progress: Progress, *, event: int, stored: int, by_number: int, **what: Any
) -> dict[str, Any]:
    """The list of a videoconference of thousands, in one transaction: whoever is stopped leaves nothing behind."""
    step = _("Writing down who came")
    operations.import_attendance(
        event=Event.objects.get(pk=event),
        stored=StoredFile.objects.get(pk=stored),
        by=Person.objects.get(pk=by_number),
        progress=lambda done, total: progress.from_inside(done, total, step),
        **what,
    )
    return {
        "sentence": _("The attendance of the file is written down."),
        "url": reverse("attendance_page", args=[event]),
    }


JOBS: dict[str, JobKind] = {"import_attendance": import_attendance}
