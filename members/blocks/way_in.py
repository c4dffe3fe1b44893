"""Coordination: the requests that wait for an assembly, and who is interested."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from members.models import MembershipRequest, Prospect
from office.blocks import Block

SHOWN = 5


def waiting_requests(request: HttpRequest) -> Block | None:
    if not request.user.has_perm("members.manage_memberships"):
        return None
    requests = MembershipRequest.objects.waiting().select_related("organization")
    prospects = Prospect.objects.open().select_related("organization")
    context = {"requests": list(requests[:SHOWN]), "prospects": list(prospects[:SHOWN])}
    if not any(context.values()):
        return None
    return Block(
        title=_("On their way into the network"),
        template="members/block_way_in.html",
        context=context,
        order=30,
    )
