"""The page of a member: who looks after its comarca, and which comarques it looks after itself."""

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from members.models import Delegation, Organization
from office.blocks import Block


def delegate_of(request: HttpRequest, organization: Organization) -> Block | None:
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
