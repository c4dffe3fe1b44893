"""The page of a member: what it took part in with partners."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Collaboration, Organization
from office.blocks import Block

SHOWN = 5


def collaborations_of(request: HttpRequest, organization: Organization) -> Block | None:
    visible = Collaboration.objects.visible_to(request.user).filter(organizations=organization)
    context = {
        "collaborations": list(visible[:SHOWN]),
        "all_url": f"{reverse('collaboration_list')}?council={organization.pk}",
    }
    template = "members/block_collaborations.html"
    return Block(_("Collaborations"), template, context, order=60) if context["collaborations"] else None
