from care.models.mentors import MentorProposal
from care.models.onboardings import Onboarding, OnboardingStep
from care.models.protocols import Party, Protocol, ProtocolStep, Trigger

__all__ = [
    "MentorProposal",
    "Onboarding",
    "OnboardingStep",
    "Party",
    "Protocol",
    "ProtocolStep",
    "Trigger",
]
