"""The page of a member: one place for what the network knows of a council."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from members.models import Membership, Organization, Partner, Role
from members.operations.memberships import REQUEST_LINK
from members.operations.people import INVITATION
from members.requests import MemberRequest
from office import links
from office.access import fetch
from office.blocks import collect_blocks


def organization_page(request: MemberRequest, pk: int) -> HttpResponse:
    """The directory part for everybody in the network; the rest for the council itself and coordination."""
    organization = fetch(Organization.objects.visible_to(request.user).for_page(request.user), pk=pk)
    if not organization.is_council:
        return redirect(fetch(Partner.objects.visible_to(request.user), organization=organization))
    context: dict[str, Any] = {
        "organization": organization,
        "sees_all": request.user.has_perm("members.see_organization_fully", organization),
        "may_edit": request.user.has_perm("members.edit_organization", organization),
        "may_manage_roles": request.user.has_perm("members.manage_roles", organization),
        "may_manage_memberships": request.user.has_perm("members.manage_memberships"),
        "reference": next((role for role in organization.current_roles if role.is_primary_contact), None),
        "is_reachable": bool(organization.email) or any(role.address for role in organization.current_roles),
        "in_network": organization.membership_state in Membership.IN_NETWORK,
    }
    if context["may_manage_roles"]:
        _say_what_was_sent(organization)
    if context["sees_all"]:
        context["blocks"] = collect_blocks("ORGANIZATION_BLOCKS", request, organization)
    return render(request, "care/organization_page.html", context)


def _say_what_was_sent(organization: Organization) -> None:
    """So that nobody is invited or sent the same link twice for want of knowing."""
    roles: list[Role] = organization.current_roles  # type: ignore[attr-defined]
    invited = links.last_sent(INVITATION, [role.person_id for role in roles])
    for role in roles:
        role.invited_at = invited.get(role.person_id)  # type: ignore[attr-defined]
    for prospect in organization.open_prospects:  # type: ignore[attr-defined]
        prospect.link_sent_at = links.last_sent(REQUEST_LINK, [organization.pk]).get(organization.pk)
