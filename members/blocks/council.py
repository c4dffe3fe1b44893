"""«El meu ens»: what the network knows of the council for which somebody acts, and what is missing."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.models import Delegation, Membership, Organization
from members.permissions import represented_ids
from members.rows import TONES
from office.blocks import Block


@dataclass(frozen=True)
class CouncilCard:
    """An organization from `for_card` and the delegate of its comarca, in the words of the block."""

    organization: Any
    delegate: Organization | None

    @property
    def state(self) -> str:
        return str(Membership.State(self.organization.membership_state).label)

    @property
    def tone(self) -> str:
        return TONES.get(self.organization.membership_state, "neutral")

    @property
    def is_applicant(self) -> bool:
        return bool(self.organization.membership_state == Membership.State.APPLICANT)

    @property
    def missing(self) -> list[str]:
        """What others would look for and do not find."""
        council = self.organization
        known = [
            (council.email, _("the shared mailbox")),
            (council.phone, _("the telephone")),
            (council.ess_page, _("the page on the social and solidarity economy")),
            (council.topics.all(), _("the topics it works on")),
        ]
        return [words for value, words in known if not value]

    @property
    def facts(self) -> list[dict[str, Any]]:
        return [self._reference(), self._delegate(), self._groups(), self._needs()]

    def _reference(self) -> dict[str, Any]:
        person = next((role.person for role in self.organization.reference_roles), None)
        return {"label": _("Reference person"), "value": person or _("Vacant: tell us who it is")}

    def _delegate(self) -> dict[str, Any]:
        fact: dict[str, Any] = {"label": _("Delegate municipality"), "value": _("None in the comarca yet")}
        if self.delegate == self.organization:
            fact["value"] = _("You are, for %s") % self.organization.comarca_name
        elif self.delegate:
            fact |= {"value": self.delegate.short_name, "url": self.delegate.get_absolute_url()}
        return fact

    def _groups(self) -> dict[str, Any]:
        names = [row.body.name for row in self.organization.groups_in_force]
        return {
            "label": _("Working groups"),
            "value": ", ".join(names) or _("In none yet"),
            "url": reverse("body_list"),
        }

    def _needs(self) -> dict[str, Any]:
        count = self.organization.open_needs
        words = ngettext("%d open", "%d open", count) % count if count else _("None open")
        return {"label": _("Needs"), "value": words, "url": reverse("need_list")}


def own_organizations(request: HttpRequest) -> Block | None:
    mine = represented_ids(request.user)
    if not mine:
        return None
    councils = list(Organization.objects.filter(pk__in=mine).for_card())
    delegates = Delegation.objects.delegates_of({council.comarca_number for council in councils})
    cards = [CouncilCard(council, delegates.get(council.comarca_number)) for council in councils]
    return Block(
        title=_("My organization") if len(cards) == 1 else _("My organizations"),
        template="members/block_own.html",
        context={"cards": cards},
        order=20,
    )
