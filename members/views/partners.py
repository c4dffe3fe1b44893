from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members import operations
from members.countries import abroad, country_name
from members.filters.partners import PartnerFilter
from members.forms.partners import PartnerForm
from members.models import Collaboration, Interlocutor, Partner
from members.partner_rows import partner_rows
from members.requests import MemberRequest
from members.tabs import ecosystem_tabs
from office.access import fetch, require
from office.forms import attempt
from office.partials import render_list
from office.tables import Column, as_file

COLLABORATIONS_SHOWN = 10


def partner_list(request: MemberRequest) -> HttpResponse:
    """All of them, parts under what they belong to; htmx asks for the rows only."""
    found = PartnerFilter(request.GET, Partner.objects.visible_to(request.user).for_list(), request=request)
    context = {
        **found.on_page(export="partner_export"),
        "tabs": ecosystem_tabs(request),
        "may_manage": request.user.has_perm("members.manage_partners"),
    }
    return render_list(request, "members/partner_list.html", context)


COLUMNS = [
    Column(gettext_lazy("Name"), lambda partner: partner.organization.name),
    Column(gettext_lazy("Short name"), lambda partner: partner.organization.short_name),
    Column(gettext_lazy("Kind of partner"), lambda partner: partner.get_family_display()),
    Column(gettext_lazy("Belongs to"), lambda partner: str(partner.parent or "")),
    Column(gettext_lazy("Country"), lambda partner: country_name(partner.country)),
    Column(gettext_lazy("Topics"), lambda partner: ", ".join(partner.topic_names)),
    Column(gettext_lazy("Shared mailbox"), lambda partner: partner.organization.email),
    Column(gettext_lazy("Telephone"), lambda partner: partner.organization.phone),
    Column(gettext_lazy("Website"), lambda partner: partner.organization.website),
    Column(gettext_lazy("People to talk to"), lambda partner: partner.interlocutor_count),
    Column(gettext_lazy("Last collaboration"), lambda partner: partner.last_collaboration),
]


def partner_export(request: MemberRequest, kind: str) -> HttpResponseBase:
    found = PartnerFilter(request.GET, Partner.objects.visible_to(request.user).for_list(), request=request)
    partners = [row.partner for row in partner_rows(found.qs)]
    return as_file(_("Partners of the ecosystem"), kind, COLUMNS, partners)


def partner_page(request: MemberRequest, pk: int) -> HttpResponse:
    partner = fetch(Partner.objects.visible_to(request.user).for_page(), pk=pk)
    done = Collaboration.objects.visible_to(request.user).filter(partners=partner)
    collaborations = list(done[: COLLABORATIONS_SHOWN + 1])
    has_more = len(collaborations) > COLLABORATIONS_SHOWN
    people: list[Interlocutor] = partner.all_interlocutors
    context = {
        "partner": partner,
        "country": abroad(partner.country),
        "interlocutors": [one for one in people if not one.has_left],
        "former": [one for one in people if one.has_left],
        "collaborations": collaborations[:COLLABORATIONS_SHOWN],
        "all_url": f"{reverse('collaboration_list')}?partner={pk}" if has_more else "",
        "collaboration_add_url": f"{reverse('collaboration_add')}?partner={pk}",
        "may_manage": request.user.has_perm("members.manage_partners"),
    }
    return render(request, "members/partner_page.html", context)


def partner_add(request: MemberRequest) -> HttpResponse:
    require(request, "members.manage_partners")
    form = PartnerForm(request.POST or None)
    if form.is_valid():
        partner = attempt(form, operations.add_partner, by=request.user, **form.cleaned_data)
        if partner:
            messages.success(request, _("%s is now among the partners.") % partner)
            return redirect(partner)
    return render(request, "members/partner_form.html", {"form": form})


def partner_edit(request: MemberRequest, pk: int) -> HttpResponse:
    partner = fetch(Partner.objects.visible_to(request.user).select_related("organization"), pk=pk)
    require(request, "members.manage_partners")
    form = PartnerForm(request.POST or None, instance=partner)
    if form.is_valid() and attempt(
        form,
        operations.edit_partner,
        partner=Partner.objects.get(pk=pk),
        by=request.user,
        **form.cleaned_data,
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(partner)
    return render(request, "members/partner_form.html", {"form": form, "partner": partner})
