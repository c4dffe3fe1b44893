"""What the councils need: what waits too long, what is asked for most, and the needs of one council."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.models import Need, Organization
from members.querysets import WAITS_DAYS
from office.blocks import Block

SHOWN = 5


def waiting_needs(request: HttpRequest) -> Block | None:
    """Coordination: the needs that nobody has answered for too long."""
    if not request.user.has_perm("members.follow_needs"):
        return None
    waiting = Need.objects.waiting()
    total = waiting.count()
    if not total:
        return None
    context = {
        "needs": list(waiting.for_list()[:SHOWN]),
        "total": total,
        "all_url": f"{reverse('need_list')}?older={WAITS_DAYS}",
    }
    title = _("Needs open for more than %d days") % WAITS_DAYS
    return Block(title, "members/block_waiting_needs.html", context, order=20)


def asked_topics(request: HttpRequest) -> Block | None:
    """The advisor: which topics the councils ask for; numbers, and no council's name."""
    if not request.user.has_perm("members.see_asked_topics"):
        return None
    rows = Need.objects.open().by_topic()
    context = {"rows": rows, "most": max((row["total"] for row in rows), default=0)}
    return Block(_("What the councils ask for"), "members/block_demand.html", context) if rows else None


def needs_of(request: HttpRequest, organization: Organization) -> Block | None:
    """The page of a member: its open needs, and the way to write one down."""
    if not organization.is_council:
        return None
    needs = Need.objects.visible_to(request.user).filter(organization=organization)
    rows = list(needs.for_list().order_by("found_on", "pk"))
    closed = sum(not need.is_open for need in rows)
    context = {
        "needs": [need for need in rows if need.is_open],
        "closed_words": ngettext("%d closed need", "%d closed needs", closed) % closed,
        "closed_url": f"{reverse('need_list')}?council={organization.pk}&state=closed" if closed else "",
        "follows": request.user.has_perm("members.follow_needs"),
        "add_url": reverse("need_add", args=[organization.pk]),
    }
    return Block(_("Needs found"), "members/block_needs.html", context, order=20)
