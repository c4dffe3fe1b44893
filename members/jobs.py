"""Long work of the members' part."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from members import operations
from members.models import Person
from office.jobs import JobKind, Progress
from office.models import StoredFile


def import_members(
    progress: Progress, *, stored: int, digest: str, by_number: int, summary: str
) -> dict[str, Any]:
    """A spreadsheet of hundreds of lines, all of them in one transaction."""
    operations.import_members(
        stored=StoredFile.objects.get(pk=stored),
        digest=digest,
        by=Person.objects.get(pk=by_number),
        progress=lambda done, total: progress.from_inside(done, total, summary),
    )
    return {"sentence": _("All has come in. %s") % summary, "url": reverse("organization_list")}


JOBS: dict[str, JobKind] = {"import_members": import_members}
