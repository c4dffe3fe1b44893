"""Which rows: what each page of the plan loads, and who sees what."""

from workplan.querysets.actions import (
    ActionQuerySet,
    ActionReviewQuerySet,
    EvidenceQuerySet,
    FundingSourceQuerySet,
    NoteQuerySet,
    ReviewQuerySet,
)
from workplan.querysets.plans import (
    AreaQuerySet,
    ChallengeQuerySet,
    ImportDraftQuerySet,
    WorkplanQuerySet,
    follows_the_plan,
)

__all__ = [
    "ActionQuerySet",
    "ActionReviewQuerySet",
    "AreaQuerySet",
    "ChallengeQuerySet",
    "EvidenceQuerySet",
    "FundingSourceQuerySet",
    "ImportDraftQuerySet",
    "NoteQuerySet",
    "ReviewQuerySet",
    "WorkplanQuerySet",
    "follows_the_plan",
]
