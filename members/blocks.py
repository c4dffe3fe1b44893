"""What this app offers to «Inici»: the requests that wait for an assembly, the interested, one's own council;
and to the page of a member: what it took part in with partners.
"""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Collaboration, MembershipRequest, Organization, Prospect
from members.permissions import represented_ids
from office.blocks import Block

COLLABORATIONS_SHOWN = 5


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


def collaborations_of(request: HttpRequest, organization: Organization) -> Block | None:
    visible = Collaboration.objects.visible_to(request.user).filter(organizations=organization)
    collaborations = list(visible[:COLLABORATIONS_SHOWN])
    all_url = f"{reverse('collaboration_list')}?council={organization.pk}"
    context = {"collaborations": collaborations, "all_url": all_url}
    template = "members/block_collaborations.html"
    return Block(_("Collaborations"), template, context, order=60) if collaborations else None


HOME_BLOCKS = [waiting_requests, own_organizations]
ORGANIZATION_BLOCKS = [collaborations_of]
