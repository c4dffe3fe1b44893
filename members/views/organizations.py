from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members import operations
from members.filters.organizations import OrganizationFilter
from members.forms.organizations import OrganizationForm
from members.models import Organization
from members.requests import MemberRequest
from members.rows import COUNCIL_COLUMNS, council_row
from members.tabs import network_tabs
from office.access import fetch, require
from office.forms import attempt
from office.partials import render_list
from office.tables import as_file


def organization_list(request: MemberRequest) -> HttpResponse:
    """The members, the interested and the whole register; htmx asks for the rows only."""
    councils = Organization.objects.visible_to(request.user).councils().for_list(request.user)
    found = OrganizationFilter(request.GET, councils, request=request)
    listed = found.on_page(export="organization_export")
    context = {
        **listed,
        "rows": [council_row(organization) for organization in listed["page"]],
        "tabs": network_tabs(request),
        "may_import": request.user.has_perm("members.import_members"),
        "figures_year": max((row.residents_year or 0 for row in listed["page"]), default=0),
    }
    return render_list(request, "members/organization_list.html", context)


def organization_export(request: MemberRequest, kind: str) -> HttpResponseBase:
    """The list of the same address as a file, all of its pages."""
    councils = Organization.objects.visible_to(request.user).councils().for_list(request.user)
    found = OrganizationFilter(request.GET, councils, request=request)
    return as_file(_("Members"), kind, COUNCIL_COLUMNS, map(council_row, found.qs.iterator()))


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
