"""What this app offers to «Inici»: the requests that wait for an assembly, the interested, one's own council."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from members.models import MembershipRequest, Organization, Prospect
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


HOME_BLOCKS = [waiting_requests, own_organizations]
