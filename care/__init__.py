"""Welcoming and looking after members: onboarding protocol and checklist, mentor, page of a member.

Imports every app of the floors below. Main nouns: Protocol, Onboarding, OnboardingStep, MentorProposal.
"""
