"""A closed justification is opened again; what it said before is taken as it was."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members.requests import MemberRequest
from office import files
from office.access import fetch
from office.forms import attempt
from reports import operations
from reports.forms.justifications import ReopenForm
from reports.models import Justification, Reopening
from reports.views.justifications import fetch_justification


def justification_reopen(request: MemberRequest, pk: int) -> HttpResponse:
    found = fetch_justification(request, pk, "reports.write_justification")
    form = ReopenForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.reopen_justification, justification=found, by=request.user, **form.cleaned_data
    ):
        messages.success(
            request, _("The justification is open again: correct what is wrong, and close it again.")
        )
        return redirect(found)
    return render(request, "reports/justification_reopen.html", {"form": form, "justification": found})


def justification_former(request: MemberRequest, pk: int, kind: str) -> HttpResponseBase:
    """For whoever reads the justification."""
    rows = Reopening.objects.filter(justification__in=Justification.objects.visible_to(request.user))
    found: Reopening = fetch(rows.select_related("paper", "workbook"), pk=pk)
    kept = {"pdf": found.paper, "xlsx": found.workbook}
    if kind not in kept:
        raise Http404
    return files.as_attachment(kept[kind])
