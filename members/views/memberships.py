from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members import operations
from members.addresses import contact_given
from members.forms.memberships import (
    MembershipForm,
    ProspectForm,
    RequestForm,
    RequestOnBehalfForm,
    approval_form,
)
from members.models import Membership, MembershipRequest, Organization, Person, Prospect
from members.operations.memberships import REQUEST_LINK, allowed_states
from members.requests import MemberRequest
from office import files, links
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt
from office.refusals import Refused


def prospect_add(request: MemberRequest, organization_id: int) -> HttpResponse:
    require(request, "members.manage_memberships")
    organization = fetch(Organization.objects.visible_to(request.user), pk=organization_id)
    form = ProspectForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.add_prospect, organization=organization, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("%s is on the list of interested councils.") % organization)
        return redirect(organization)
    return render(request, "members/prospect_form.html", {"form": form, "organization": organization})


def prospect_edit(request: MemberRequest, pk: int) -> HttpResponse:
    prospect = fetch(Prospect.objects.visible_to(request.user).select_related("organization"), pk=pk)
    require(request, "members.manage_memberships")
    form = ProspectForm(request.POST or None, instance=prospect)
    if form.is_valid() and attempt(
        form,
        operations.edit_prospect,
        prospect=Prospect.objects.get(pk=pk),
        by=request.user,
        **form.cleaned_data,
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(prospect.organization)
    context = {"form": form, "organization": prospect.organization, "prospect": prospect}
    return render(request, "members/prospect_form.html", context)


@require_POST
def prospect_close(request: MemberRequest, pk: int) -> HttpResponse:
    prospect = fetch(Prospect.objects.visible_to(request.user).select_related("organization"), pk=pk)
    require(request, "members.manage_memberships")
    return _do(
        request,
        prospect.organization,
        _("%s is no longer on the list of interested councils.") % prospect,
        lambda by: operations.close_prospect(prospect=prospect, state=Prospect.State.CLOSED, by=by),
    )


@require_POST
def request_link_send(request: MemberRequest, pk: int) -> HttpResponse:
    prospect = fetch(Prospect.objects.visible_to(request.user).select_related("organization"), pk=pk)
    require(request, "members.manage_memberships")
    return _do(
        request,
        prospect.organization,
        _("The link to ask to join is on its way to %s.") % prospect.contact_email,
        lambda by: operations.open_request_link(prospect=prospect, by=by),
    )


def _fetch_request(request: MemberRequest, pk: int) -> MembershipRequest:
    requests = MembershipRequest.objects.visible_to(request.user)
    found: MembershipRequest = fetch(requests.select_related("organization", "resolution_file"), pk=pk)
    return found


def _contact(organization: Organization) -> dict[str, str]:
    """What the portal already knows is not asked again."""
    name, email = contact_given(organization)
    return {"contact_name": name, "contact_email": email}


def request_add(request: MemberRequest, organization_id: int) -> HttpResponse:
    """Coordination writes down the request of a council that answered by phone or by post."""
    require(request, "members.manage_memberships")
    organization = fetch(Organization.objects.visible_to(request.user), pk=organization_id)
    form = RequestOnBehalfForm(request.POST or None, request.FILES or None, initial=_contact(organization))
    if form.is_valid() and attempt(
        form,
        operations.request_membership,
        organization=organization,
        by=request.user,
        on_behalf_of=organization,
        **form.cleaned_data,
    ):
        messages.success(request, _("The request of %s waits for the assembly.") % organization)
        return redirect(organization)
    return render(request, "members/request_form.html", {"form": form, "organization": organization})


@login_not_required
def request_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The interested council asks to join from the link in its mail, without an account."""
    link = links.read(token, REQUEST_LINK)
    organization = fetch(Organization.objects.all(), pk=link.organization_number)
    try:
        operations.check_open_to_request(organization)
    except Refused as refusal:
        raise links.LinkClosed(refusal.sentence) from refusal
    form = RequestForm(request.POST or None, request.FILES or None, initial=_contact(organization))
    if form.is_valid() and attempt(
        form,
        operations.request_membership,
        organization=organization,
        link=link,
        by=None,
        on_behalf_of=organization,
        **form.cleaned_data,
    ):
        return render(request, "members/request_received.html", {"organization": organization})
    context = {"form": form, "organization": organization, "by_link": True}
    return render(request, "members/request_form.html", context)


def request_approve(request: MemberRequest, pk: int) -> HttpResponse:
    membership_request = _fetch_request(request, pk)
    require(request, "members.manage_memberships")
    form = approval_form(request.POST or None, request=membership_request)
    if form.is_valid() and attempt(
        form, _approve, membership_request=membership_request, by=request.user, given=form.given_agreement()
    ):
        messages.success(request, _("%s is a member of the network.") % membership_request)
        return redirect(membership_request.organization)
    context = {"form": form, "membership_request": membership_request}
    return render(request, "members/request_approve.html", context)


@transaction.atomic
def _approve(*, membership_request: MembershipRequest, by: Any, given: dict[str, Any]) -> MembershipRequest:
    agreement = operations.cite_or_record(**given, by=by)
    return operations.approve_request(request=membership_request, agreement=agreement, by=by)


@require_POST
def request_withdraw(request: MemberRequest, pk: int) -> HttpResponse:
    membership_request = _fetch_request(request, pk)
    require(request, "members.manage_memberships")
    return _do(
        request,
        membership_request.organization,
        _("The request of %s is withdrawn.") % membership_request,
        lambda by: operations.withdraw_request(request=membership_request, by=by),
    )


def request_document(request: MemberRequest, pk: int) -> FileResponse:
    """The signed resolution, for coordination and for the council itself; to others it is not there."""
    membership_request = _fetch_request(request, pk)
    if membership_request.resolution_file is None:
        raise Http404
    return files.as_attachment(membership_request.resolution_file)


def membership_change(request: MemberRequest, organization_id: int) -> HttpResponse:
    require(request, "members.manage_memberships")
    organization = fetch(Organization.objects.visible_to(request.user), pk=organization_id)
    last = Membership.objects.filter(organization=organization).last()
    form = MembershipForm(request.POST or None, choices=allowed_states(last))
    if form.is_valid() and attempt(
        form, operations.change_membership, organization=organization, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The membership of %s has changed.") % organization)
        return redirect(organization)
    context = {"form": form, "organization": organization, "last": last}
    return render(request, "members/membership_form.html", context)


def _do(
    request: MemberRequest, organization: Organization, done: str, call: Callable[[Person], Any]
) -> HttpResponse:
    """Run an operation from a button; back to the page of the council with what happened."""
    with answered(request, done):
        call(request.user)
    return redirect(organization)
