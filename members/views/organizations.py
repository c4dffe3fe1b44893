from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members import operations
from members.forms import OrganizationForm
from members.models import Organization
from members.requests import MemberRequest
from office.access import fetch, require
from office.forms import attempt


def organization_edit(request: MemberRequest, organization_id: int) -> HttpResponse:
    organization = fetch(Organization.objects.visible_to(request.user), pk=organization_id)
    require(request, "members.edit_organization", organization)
    form = OrganizationForm(request.POST or None, instance=organization)
    if form.is_valid() and attempt(
        form,
        operations.edit_organization,
        organization=Organization.objects.get(pk=organization.pk),
        by=request.user,
        on_behalf_of=organization,
        **form.cleaned_data,
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(organization)
    return render(request, "members/organization_form.html", {"form": form, "organization": organization})
