from workplan.models.actions import Action, ActionOrigin, Indicator
from workplan.models.drafts import DraftCorrection, DraftNode, ImportDraft
from workplan.models.funding import ActionFunding, FundingSource
from workplan.models.plans import Area, Block, Challenge, Collaborator, Origin, Workplan
from workplan.models.progress import LinkedEvidence, ProgressNote, ServesAction
from workplan.models.reviews import (
    ActionReview,
    ReviewDecision,
    ReviewedEvidence,
    ReviewedIndicator,
    ReviewPeriod,
)

__all__ = [
    "Action",
    "ActionFunding",
    "ActionOrigin",
    "ActionReview",
    "Area",
    "Block",
    "Challenge",
    "Collaborator",
    "DraftCorrection",
    "DraftNode",
    "FundingSource",
    "ImportDraft",
    "Indicator",
    "LinkedEvidence",
    "Origin",
    "ProgressNote",
    "ReviewDecision",
    "ReviewPeriod",
    "ReviewedEvidence",
    "ReviewedIndicator",
    "ServesAction",
    "Workplan",
]
