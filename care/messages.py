"""The messages of a welcome, and when each is no longer needed."""

from collections.abc import Callable
from typing import Any

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


def _reminder(name: str, label: Any, is_moot: Callable[[Message], bool]) -> MessageKind:
    """A nudge: it comes as the person chose, and is not sent twice when nobody knows whether it left."""
    return MessageKind(name=name, label=label, is_reminder=True, after_lost_lease="ask", is_moot=is_moot)


KINDS = [
    MessageKind(name="onboarding_welcome", label=_("Welcome of a council"), is_moot=_welcome_is_over),
    MessageKind(name="checklist_link", label=_("Checklist of a welcome"), is_moot=_welcome_is_over),
    MessageKind(name="mentor_proposed", label=_("Proposal to be a mentor"), is_moot=_is_answered),
    MessageKind(name="mentor_answered", label=_("Answer of a mentor")),
    _reminder("step_due", _("Step due soon"), _step_is_settled),
    _reminder("step_overdue", _("Step overdue"), _step_is_settled),
    _reminder("mentor_waiting", _("Mentor who does not answer"), _is_answered),
    _reminder("reference_vacant", _("Member without a reference person"), _place_is_taken),
    _reminder("organization_unreachable", _("Member that cannot be reached"), _is_reachable),
]
