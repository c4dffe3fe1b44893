"""What the page to ask for a session knows before anybody types: who asks, of which need, what can be asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from advisory.models import AdvisoryService
from advisory.pages.left import Left, hours_left
from members.models import Need, Organization, Person
from members.permissions import represented, standing_of
from office.access import fetch
from office.minutes import in_words

WAYS_SHOWN = 3


@dataclass(frozen=True)
class Asking:
    """`organization` is None while it has to be chosen, among `choices`."""

    user: Person
    organization: Organization | None
    need: Need | None
    asked_code: str  # of the service that the address names

    @cached_property
    def choices(self) -> list[Organization]:
        """For whom the person can ask: its own councils; for coordination, all those of the network."""
        if self.organization:
            return [self.organization]
        if self.user.has_perm("advisory.run_advice"):
            return list(Organization.objects.councils().members())
        return represented(self.user)

    @cached_property
    def services(self) -> list[AdvisoryService]:
        return list(AdvisoryService.objects.offered().select_related("topic"))

    @cached_property
    def left(self) -> dict[int, Left]:
        return hours_left(self.services, self.organization)

    @property
    def is_for_oneself(self) -> bool:
        return not self.user.has_perm("advisory.run_advice")

    @property
    def draft_name(self) -> str:
        """What is kept in the tab is of this council and this need, and never shown on the page of another."""
        return f"ask-{self.organization.pk if self.organization else 0}-{self.need.pk if self.need else 0}"

    @property
    def attendees(self) -> str:
        """Oneself, with one's post in the council; who asks for another council has to say who attends."""
        standing = standing_of(self.user)
        roles = standing.roles if standing and self.is_for_oneself else []
        titles = [role.title for role in roles if self.organization in (None, role.organization)]
        return ", ".join([str(self.user), *titles[:1]]) if roles else ""

    def notes(self, service: AdvisoryService) -> list[str]:
        """What stands under the name of a service: what it offers, then its length, hours and limits."""
        facts = [in_words(service.default_minutes), self.left[service.pk].in_words, service.whom_in_words]
        return [line for line in (service.summary, " · ".join(fact for fact in facts if fact)) if line]

    def other_ways(self, service: AdvisoryService) -> list[AdvisoryService]:
        """Instead of a service whose hours lack: what spends none, first steps first."""
        kind = AdvisoryService.Kind
        free = [other for other in self.services if self.left[other.pk].is_enough_for(other.default_minutes)]
        found = [other for other in free if other.kind == kind.FIRST_STEPS]
        found += [other for other in free if other.kind == kind.EXPERT_ADVICE and other.topic is None]
        return [other for other in found if other != service][:WAYS_SHOWN]


def read(user: Person, address: Mapping[str, Any]) -> Asking:
    """Of `?organization=&need=&service=`; a need says whose it is. What one may not see is not there (404)."""
    need, organization = None, None
    if number := _number(address.get("need")):
        need = fetch(Need.objects.visible_to(user).select_related("organization", "topic"), pk=number)
        organization = need.organization
    elif number := _number(address.get("organization")):
        organization = fetch(Organization.objects.visible_to(user).councils(), pk=number)
    else:
        own = represented(user)
        if len(own) == 1 and not user.has_perm("advisory.run_advice"):
            organization = own[0]
    return Asking(user, organization, need, str(address.get("service") or "").replace("\0", ""))


def _number(value: Any) -> int | None:
    """None for what is no number of a row: the page is then as without it."""
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def sent_before(service: AdvisoryService) -> str:
    return _("You had already sent this form, for «%s». To ask for something else, send it again.") % service
