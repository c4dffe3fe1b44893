from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members import operations
from members.filters.collaborations import CollaborationFilter
from members.forms.collaborations import CollaborationForm, PeopleForm
from members.models import Collaboration, Partner
from members.requests import MemberRequest
from members.tabs import ecosystem_tabs
from office.access import fetch, require
from office.forms import attempt
from office.partials import render_list
from office.tables import Column, as_file


def collaboration_list(request: MemberRequest) -> HttpResponse:
    """What has been done with partners, newest first; htmx asks for the rows only."""
    found = _found(request)
    context = {
        **found.on_page(export="collaboration_export"),
        "tabs": ecosystem_tabs(request),
        "may_manage": request.user.has_perm("members.manage_partners"),
    }
    return render_list(request, "members/collaboration_list.html", context)


def _found(request: MemberRequest) -> CollaborationFilter:
    rows = Collaboration.objects.visible_to(request.user).for_list()
    return CollaborationFilter(request.GET, rows, request=request)


COLUMNS = [
    Column(gettext_lazy("Date"), lambda row: row.starts_on),
    Column(gettext_lazy("Last day"), lambda row: row.ends_on),
    Column(gettext_lazy("What it is"), lambda row: row.title),
    Column(gettext_lazy("Our role"), lambda row: row.get_our_role_display()),
    Column(gettext_lazy("Place"), lambda row: row.place),
    Column(gettext_lazy("Partners"), lambda row: ", ".join(row.partner_names)),
    Column(gettext_lazy("Working groups"), lambda row: ", ".join(row.group_names)),
    Column(gettext_lazy("Topics"), lambda row: ", ".join(row.topic_names)),
    Column(gettext_lazy("Councils that took part"), lambda row: ", ".join(row.council_names)),
    Column(gettext_lazy("Link"), lambda row: row.url),
    Column(gettext_lazy("How we know"), lambda row: row.source),
]


def collaboration_export(request: MemberRequest, kind: str) -> HttpResponseBase:
    return as_file(_("Collaborations"), kind, COLUMNS, _found(request).qs)


def collaboration_page(request: MemberRequest, pk: int) -> HttpResponse:
    collaboration = fetch(Collaboration.objects.visible_to(request.user).for_page(), pk=pk)
    context = {
        "collaboration": collaboration,
        "people": collaboration.people.with_roles(collaboration.starts_on),
        "may_manage": request.user.has_perm("members.manage_partners"),
    }
    return render(request, "members/collaboration_page.html", context)


def collaboration_add(request: MemberRequest) -> HttpResponse:
    require(request, "members.manage_partners")
    form = CollaborationForm(request.POST or None, initial=_begun_with(request))
    if form.is_valid():
        collaboration = attempt(form, operations.add_collaboration, by=request.user, **form.cleaned_data)
        if collaboration:
            messages.success(request, _("The collaboration is written down. Say who went, if you know it."))
            return redirect(collaboration)
    return render(request, "members/collaboration_form.html", {"form": form})


def _begun_with(request: MemberRequest) -> dict[str, Any]:
    """The partner from whose page one comes."""
    number = request.GET.get("partner", "")
    known = number.isdecimal() and Partner.objects.visible_to(request.user).filter(pk=int(number[:9]))
    return {"partners": known} if known else {}


def collaboration_edit(request: MemberRequest, pk: int) -> HttpResponse:
    collaboration = fetch(Collaboration.objects.visible_to(request.user), pk=pk)
    require(request, "members.manage_partners")
    form = CollaborationForm(request.POST or None, instance=collaboration)
    if form.is_valid() and attempt(
        form,
        operations.edit_collaboration,
        collaboration=Collaboration.objects.get(pk=pk),
        by=request.user,
        **form.cleaned_data,
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(collaboration)
    context = {"form": form, "collaboration": collaboration}
    return render(request, "members/collaboration_form.html", context)


def collaboration_people(request: MemberRequest, pk: int) -> HttpResponse:
    """Who went; apart, because it can be asked only once the councils are known."""
    collaboration = fetch(Collaboration.objects.visible_to(request.user), pk=pk)
    require(request, "members.manage_partners")
    form = PeopleForm(request.POST or None, collaboration=collaboration)
    if form.is_valid() and attempt(
        form,
        operations.say_who_went,
        collaboration=collaboration,
        people=form.cleaned_data["people"],
        by=request.user,
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(collaboration)
    context = {"form": form, "collaboration": collaboration}
    return render(request, "members/collaboration_people.html", context)
