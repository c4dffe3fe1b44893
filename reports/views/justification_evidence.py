"""The package of evidence of a justification: asked of the worker, and taken while it is kept."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.requests import MemberRequest
from office import files, jobs
from reports.pages.justifications import archive_of
from reports.views.justifications import fetch_justification


@require_POST
def justification_gather(request: MemberRequest, pk: int) -> HttpResponse:
    """The files may be many: the worker gathers them, and the page shows how far it is."""
    found = fetch_justification(request, pk, "reports.write_justification")
    title = (_("Evidence of «%s»") % found)[:150]
    job = jobs.start(
        "gather_evidence", by=request.user, title=title, justification=found.pk, by_number=request.user.pk
    )
    return redirect("job_detail", job.pk)


def justification_evidence(request: MemberRequest, pk: int) -> HttpResponseBase:
    found = fetch_justification(request, pk, "reports.write_justification")
    archive = archive_of(found)
    if archive is None:
        raise Http404
    return files.as_attachment(archive.file)
