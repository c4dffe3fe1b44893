"""/feines/<number>/: how far a long work is; the page can be left and opened again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django.views.decorators.vary import vary_on_headers

from office import jobs
from office.access import fetch, require
from office.models import Job


@never_cache
@vary_on_headers("HX-Request")
def job_detail(request: HttpRequest, pk: int) -> HttpResponse:
    job = fetch(Job.objects.visible_to(request.user), pk=pk)
    part = "#progress" if request.headers.get("HX-Request") else ""
    return render(request, f"office/job_detail.html{part}", {"job": job})


@require_POST
def audit_verify(request: HttpRequest) -> HttpResponse:
    require(request, "office.run_office")
    job = jobs.start("verify_audit", by=request.user, title=_("Verification of the audit"))
    return redirect(job)
