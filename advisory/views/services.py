"""/assessoraments/serveis/: what the network offers, as coordination decides it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from advisory import operations
from advisory.forms.services import ServiceForm
from advisory.models import AdvisoryService
from advisory.pages.services import service_rows
from members.requests import MemberRequest
from office.access import fetch, require
from office.forms import attempt


def service_list(request: MemberRequest) -> HttpResponse:
    require(request, "advisory.manage_services")
    rows = service_rows(AdvisoryService.objects.for_list())
    return render(request, "advisory/service_list.html", {"rows": rows})


def service_edit(request: MemberRequest, code: str) -> HttpResponse:
    require(request, "advisory.manage_services")
    service = fetch(AdvisoryService.objects.all(), code=code)
    form = ServiceForm(request.POST or None, instance=service)
    if form.is_valid() and attempt(
        form,
        operations.edit_service,
        service=AdvisoryService.objects.get(code=code),
        by=request.user,
        **form.cleaned_data,
    ):
        messages.success(request, _("The changes are saved."))
        return redirect("service_list")
    return render(request, "advisory/service_edit.html", {"form": form, "service": service})
