"""Long work of the plan."""

from typing import Any

from django.utils.translation import gettext as _

from members.models import Person
from office.jobs import JobKind, Progress
from workplan import operations
from workplan.models import ReviewPeriod


def close_review(progress: Progress, *, period: int, by_number: int) -> dict[str, Any]:
    """Its document has a line for each action: seconds for a plan of hundreds."""
    closed = operations.close_review(
        period=ReviewPeriod.objects.get(pk=period),
        by=Person.objects.get(pk=by_number),
        progress=progress.from_inside,
    )
    return {
        "sentence": _("The review is closed: what it says does not change any more."),
        "url": closed.get_absolute_url(),
    }


JOBS: dict[str, JobKind] = {"close_review": close_review}
