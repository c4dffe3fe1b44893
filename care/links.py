"""The checklist by signed link: whoever holds it sees one welcome and acts for one organization in it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from care.models import Onboarding, OnboardingStep, Party
from members.addresses import Recipient
from members.models import Organization, Person, Role
from office import links
from office.models import SignedLink

CHECKLIST = "onboarding"
DAYS = 365


def create(onboarding: Onboarding, organization: Organization, recipient: Recipient) -> SignedLink:
    return links.create(
        CHECKLIST,
        subject_id=onboarding.pk,
        person=recipient.person,
        organization=organization,
        days=DAYS,
        speaks_for_person=recipient.person is not None and recipient.address == recipient.person.email,
    )


def address(link: SignedLink) -> str:
    return reverse("link_checklist", args=[link.token])


def address_for(onboarding: Onboarding, organization: Organization, recipient: Recipient) -> str:
    """The link that this recipient already has and that is still open; else a new one."""
    given = SignedLink.objects.filter(
        purpose=CHECKLIST,
        subject_id=onboarding.pk,
        organization_number=organization.pk,
        person=recipient.person,
    )
    still_open = next((link for link in given.order_by("-pk") if link.is_open), None)
    return address(still_open or create(onboarding, organization, recipient))


@dataclass(frozen=True)
class Door:
    """What a link opens today: the part of the organization is asked of the welcome, never of the link."""

    onboarding: Onboarding
    organization: Organization
    party: Party
    by: Person | None  # nobody, where the mail went to an address that others write down or read

    def may_do(self, step: OnboardingStep) -> bool:
        return self.onboarding.is_open and step.responsible == self.party and self.acts

    @property
    def acts(self) -> bool:
        """A mentor that has not accepted yet reads, and answers the proposal."""
        return self.party == Party.COUNCIL or self.onboarding.mentor is not None

    @property
    def may_answer(self) -> bool:
        proposal = self.onboarding.live_proposal
        return self.party == Party.MENTOR and proposal is not None and proposal.is_waiting


def open_door(token: str) -> Door:
    """Refused in words when the link, the part of the organization or the role of the person has ended."""
    link = links.read(token, CHECKLIST)
    onboarding = Onboarding.objects.for_page().filter(pk=link.subject_id).first()
    organization = Organization.objects.filter(pk=link.organization_number or 0).first()
    party = onboarding.party_of(organization.pk) if onboarding and organization else None
    if onboarding is None or organization is None or party is None:
        raise links.LinkClosed(
            _("%s no longer takes part in this welcome. If that surprises you, write to the coordination.")
            % (organization or _("Your organization"))
        )
    if not _still_acts_for(link.person, organization):
        raise links.LinkClosed(
            _("This link was for somebody who no longer acts for %s. Ask the coordination for one of yours.")
            % organization
        )
    by = link.person if link.speaks_for_person else None
    return Door(onboarding=onboarding, organization=organization, party=party, by=by)


def _still_acts_for(person: Person | None, organization: Organization) -> bool:
    """A link sent to a person ends with its role; one sent to the shared mailbox is the organization's."""
    if person is None:
        return True
    return bool(Role.objects.in_force().filter(person=person, organization=organization).exists())
