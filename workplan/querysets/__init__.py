"""Which rows: what each page of the plan loads, and who sees what."""

from workplan.querysets.actions import (
    ActionQuerySet,
    EvidenceQuerySet,
    FundingSourceQuerySet,
    NoteQuerySet,
)
from workplan.querysets.plans import (
    AreaQuerySet,
    ChallengeQuerySet,
    ImportDraftQuerySet,
    WorkplanQuerySet,
    follows_the_plan,
)
from workplan.querysets.reviews import ActionReviewQuerySet, DecisionQuerySet, ReviewQuerySet

__all__ = [
    "ActionQuerySet",
    "ActionReviewQuerySet",
    "AreaQuerySet",
    "ChallengeQuerySet",
    "DecisionQuerySet",
    "EvidenceQuerySet",
    "FundingSourceQuerySet",
    "ImportDraftQuerySet",
    "NoteQuerySet",
    "ReviewQuerySet",
    "WorkplanQuerySet",
    "follows_the_plan",
]
