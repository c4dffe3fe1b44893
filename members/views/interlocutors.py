from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members import operations
from members.filters.partners import InterlocutorFilter
from members.forms.partners import InterlocutorForm, NewInterlocutorForm
from members.forms.people import EndRoleForm
from members.models import Interlocutor, Partner
from members.requests import MemberRequest
from members.tabs import ecosystem_tabs
from office.access import fetch, require
from office.forms import attempt
from office.partials import render_list


def interlocutor_list(request: MemberRequest) -> HttpResponse:
    """«Whom do I call about X in territory Y?», for anybody in the network; htmx asks for the rows only."""
    people = Interlocutor.objects.visible_to(request.user).in_force().for_list()
    found = InterlocutorFilter(request.GET, people, request=request)
    context = {
        **found.on_page(),
        "tabs": ecosystem_tabs(request),
        "may_manage": request.user.has_perm("members.manage_partners"),
    }
    return render_list(request, "members/interlocutor_list.html", context)


def interlocutor_add(request: MemberRequest, partner_id: int) -> HttpResponse:
    partner = fetch(Partner.objects.visible_to(request.user).select_related("organization"), pk=partner_id)
    require(request, "members.manage_partners")
    form = NewInterlocutorForm(request.POST or None)
    if form.is_valid() and attempt(form, _add_interlocutor, request=request, partner=partner, form=form):
        messages.success(request, _("The person is now in %s.") % partner)
        return redirect(partner)
    return render(request, "members/interlocutor_form.html", {"form": form, "partner": partner})


@transaction.atomic
def _add_interlocutor(*, request: MemberRequest, partner: Partner, form: NewInterlocutorForm) -> Interlocutor:
    values = dict(form.cleaned_data)
    names = {name: values.pop(name) for name in ("given_name", "family_name")}
    person = form.person_known() or operations.add_person(**names, by=request.user)
    return operations.add_interlocutor(partner=partner, person=person, by=request.user, **values)


def interlocutor_edit(request: MemberRequest, pk: int) -> HttpResponse:
    interlocutor = _fetch_interlocutor(request, pk)
    form = InterlocutorForm(request.POST or None, instance=interlocutor)
    if form.is_valid() and attempt(
        form,
        operations.edit_interlocutor,
        interlocutor=Interlocutor.objects.get(pk=pk),
        by=request.user,
        **form.cleaned_data,
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(interlocutor.partner)
    context = {"form": form, "partner": interlocutor.partner, "interlocutor": interlocutor}
    return render(request, "members/interlocutor_form.html", context)


def interlocutor_end(request: MemberRequest, pk: int) -> HttpResponse:
    interlocutor = _fetch_interlocutor(request, pk)
    form = EndRoleForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.end_interlocutor, interlocutor=interlocutor, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("%s has its last day there.") % interlocutor.person)
        return redirect(interlocutor.partner)
    return render(request, "members/interlocutor_end.html", {"form": form, "interlocutor": interlocutor})


def _fetch_interlocutor(request: MemberRequest, pk: int) -> Interlocutor:
    visible = Interlocutor.objects.visible_to(request.user)
    interlocutor: Interlocutor = fetch(visible.select_related("person", "partner__organization"), pk=pk)
    require(request, "members.manage_partners")
    return interlocutor
