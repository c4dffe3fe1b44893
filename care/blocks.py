"""What this app offers to «Inici» and to the page of a member."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from care.models import MentorProposal, Onboarding, OnboardingStep, Party
from care.querysets import contacts_missing
from members.models import Membership, Organization
from members.permissions import represented_ids
from office.blocks import Block

SHOWN = 5
CONTACTS_SHOWN = 20
SOON_DAYS = 7
WELCOMES = "care/block_welcomes.html"


@dataclass(frozen=True)
class Turn:
    """A welcome as one of its parties sees it: its next step, and what it has late itself."""

    onboarding: Any  # an Onboarding from `for_board`, with its pending_steps
    party: Party
    is_soon: bool = False

    @property
    def own(self) -> list[OnboardingStep]:
        return [step for step in self.onboarding.pending_steps if step.responsible == self.party]

    @property
    def next(self) -> OnboardingStep | None:
        return next(iter(self.own), None)

    @property
    def late(self) -> int:
        return sum(step.is_late for step in self.own)


def late_welcomes(request: HttpRequest) -> Block | None:
    """Coordination: what should already be done by anybody, and then what it has to do itself this week."""
    if not request.user.has_perm("care.see_board"):
        return None
    rows = list(Onboarding.objects.open().for_board().needing_attention(SOON_DAYS)[:SHOWN])
    context = {
        "onboardings": [row for row in rows if row.overdue_count],
        "turns": [Turn(row, Party.COORDINATION, is_soon=True) for row in rows if not row.overdue_count],
        "is_of_many": True,
        "all_url": reverse("onboarding_list"),
    }
    return Block(_("Welcomes that need attention"), WELCOMES, context, order=10) if rows else None


def missing_contacts(request: HttpRequest) -> Block | None:
    """Coordination: whom our messages do not reach, or only by a detour."""
    if not request.user.has_perm("care.see_board"):
        return None
    missing = list(contacts_missing().order_by("is_reachable", "sort_name"))
    if not missing:
        return None
    context = {"organizations": missing[:CONTACTS_SHOWN], "total": len(missing)}
    return Block(_("Members without a person to talk to"), "care/block_contacts.html", context, order=40)


def own_welcome(request: HttpRequest) -> Block | None:
    """The council: its own welcome and what it has to do in it."""
    mine = represented_ids(request.user)
    if not mine:
        return None
    own = Onboarding.objects.open().for_board().filter(organization__in=mine)
    turns = [Turn(row, Party.COUNCIL) for row in own]
    context = {"turns": turns, "is_of_many": len(turns) > 1}
    return Block(_("Your welcome"), WELCOMES, context, order=10) if turns else None


def proposals_waiting(request: HttpRequest) -> Block | None:
    """The mentor: the question that waits for its answer."""
    mine = represented_ids(request.user)
    if not mine:
        return None
    rows = MentorProposal.objects.waiting().filter(organization__in=mine)
    proposals = list(rows.select_related("organization", "onboarding__organization"))
    if not proposals:
        return None
    context = {"proposals": proposals}
    return Block(_("They ask you to be a mentor"), "care/block_proposals.html", context, order=5)


def mentored(request: HttpRequest) -> Block | None:
    """The mentor: the councils it goes with, and what it has to do for each."""
    mine = represented_ids(request.user)
    if not mine:
        return None
    accepted = Q(proposals__state="accepted", proposals__organization__in=mine)
    numbers = Onboarding.objects.open().filter(accepted).values("pk")
    turns = [Turn(row, Party.MENTOR) for row in Onboarding.objects.filter(pk__in=numbers).for_board()]
    context = {"turns": turns, "is_of_many": True}
    return Block(_("Councils you go with"), WELCOMES, context, order=15) if turns else None


def welcomes_of(request: HttpRequest, organization: Organization) -> Block | None:
    """The page of a member: its welcomes, and for coordination the way to begin one."""
    visible = Onboarding.objects.visible_to(request.user).filter(organization=organization)
    rows = list(visible.for_board())
    may_start = request.user.has_perm("care.run_onboarding", organization)
    is_open = any(row.is_open for row in rows)
    in_network = getattr(organization, "membership_state", None) in Membership.IN_NETWORK
    start_url = f"{reverse('onboarding_start')}?organization={organization.pk}"
    context = {
        "onboardings": rows,
        "is_of_one_council": True,
        "start_url": start_url if may_start and in_network and not is_open else "",
        "sentence": "" if rows else _("It has not been welcomed by the portal."),
    }
    has_something = rows or context["start_url"]
    return Block(_("Welcome"), WELCOMES, context, order=10) if has_something else None


HOME_BLOCKS = [late_welcomes, missing_contacts, own_welcome, proposals_waiting, mentored]
ORGANIZATION_BLOCKS = [welcomes_of]
