"""What this app offers to «Inici» and to the page of a member."""

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Delegation, MembershipRequest, Organization, Prospect
from members.permissions import represented_ids
from office.blocks import Block


def waiting_requests(request: HttpRequest) -> Block | None:
    if not request.user.has_perm("members.manage_memberships"):
        return None
    requests = MembershipRequest.objects.waiting().select_related("organization")
    prospects = Prospect.objects.open().select_related("organization")
    context = {"requests": list(requests[:5]), "prospects": list(prospects[:5])}
    if not any(context.values()):
        return None
    return Block(
        title=_("On their way into the network"),
        template="members/block_way_in.html",
        context=context,
        order=30,
    )


def own_organizations(request: HttpRequest) -> Block | None:
    mine = represented_ids(request.user)
    if not mine:
        return None
    organizations = Organization.objects.filter(pk__in=mine).for_list()
    return Block(
        title=_("My organization"),
        template="members/block_own.html",
        context={"organizations": list(organizations)},
        order=50,
    )


def delegate_of(request: HttpRequest, organization: Organization) -> Block | None:
    """The page of a member: who looks after its comarca, and which comarques it looks after itself."""
    place = organization.comarca_id or getattr(organization.municipality, "comarca_id", None)
    today = Delegation.objects.visible_to(request.user).in_force().for_list()
    found = list(today.filter(Q(organization=organization) | Q(comarca=place)))
    if not found:
        return None
    context = {
        "own": [row for row in found if row.organization_id == organization.pk],
        "delegate": next((row for row in found if row.organization_id != organization.pk), None),
        "all_url": reverse("delegation_list"),
    }
    return Block(_("Delegate municipality"), "members/block_delegate.html", context, order=60)


HOME_BLOCKS = [waiting_requests, own_organizations]
ORGANIZATION_BLOCKS = [delegate_of]
