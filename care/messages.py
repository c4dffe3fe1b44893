"""The messages of a welcome, and when each is no longer needed."""

from django.utils.translation import gettext_lazy as _

from care.models import MentorProposal, Onboarding, OnboardingStep
from members.addresses import recipient_of
from members.models import Organization, Role
from office.messages import MessageKind
from office.models import Message


def _welcome_is_over(message: Message) -> bool:
    return not Onboarding.objects.open().filter(pk=message.subject_id).exists()


def _is_answered(message: Message) -> bool:
    return not MentorProposal.objects.waiting().filter(pk=message.subject_id).exists()


def _step_is_settled(message: Message) -> bool:
    """Done, left out, closed with its welcome, or moved to another date than the one in the key."""
    step = OnboardingStep.objects.pending().filter(pk=message.subject_id).first()
    return step is None or f":{step.due_on}:" not in message.dedupe_key


def _place_is_taken(message: Message) -> bool:
    reference = Role.objects.in_force().filter(organization=message.subject_id, is_primary_contact=True)
    return bool(reference.exists())


def _is_reachable(message: Message) -> bool:
    organization = Organization.objects.filter(pk=message.subject_id or 0).first()
    return organization is None or recipient_of(organization) is not None


KINDS = [
    MessageKind(name="onboarding_welcome", label=_("Welcome of a council"), is_moot=_welcome_is_over),
    MessageKind(name="checklist_link", label=_("Checklist of a welcome"), is_moot=_welcome_is_over),
    MessageKind(name="mentor_proposed", label=_("Proposal to be a mentor"), is_moot=_is_answered),
    MessageKind(name="mentor_answered", label=_("Answer of a mentor")),
    MessageKind(
        name="step_due",
        label=_("Step due soon"),
        is_reminder=True,
        after_lost_lease="ask",
        is_moot=_step_is_settled,
    ),
    MessageKind(
        name="step_overdue",
        label=_("Step overdue"),
        is_reminder=True,
        after_lost_lease="ask",
        is_moot=_step_is_settled,
    ),
    MessageKind(
        name="mentor_waiting",
        label=_("Mentor who does not answer"),
        is_reminder=True,
        after_lost_lease="ask",
        is_moot=_is_answered,
    ),
    MessageKind(
        name="reference_vacant",
        label=_("Member without a reference person"),
        is_reminder=True,
        after_lost_lease="ask",
        is_moot=_place_is_taken,
    ),
    MessageKind(
        name="organization_unreachable",
        label=_("Member that cannot be reached"),
        is_reminder=True,
        after_lost_lease="ask",
        is_moot=_is_reachable,
    ),
]
