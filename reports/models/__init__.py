from reports.models.comments import ReportComment
from reports.models.justifications import (
    EvidenceArchive,
    Justification,
    JustificationLine,
    JustifiedAction,
)
from reports.models.published import (
    PublishedFigure,
    PublishedPhoto,
    PublishedSection,
    ReportVersion,
    VersionFile,
    VersionWithdrawal,
)
from reports.models.reopenings import Reopening
from reports.models.reports import AnnualReport, ReportFigure
from reports.models.sections import ChallengeAnswer, Photo, Section, SectionLink

__all__ = [
    "AnnualReport",
    "ChallengeAnswer",
    "EvidenceArchive",
    "Justification",
    "JustificationLine",
    "JustifiedAction",
    "Photo",
    "PublishedFigure",
    "PublishedPhoto",
    "PublishedSection",
    "Reopening",
    "ReportComment",
    "ReportFigure",
    "ReportVersion",
    "Section",
    "SectionLink",
    "VersionFile",
    "VersionWithdrawal",
]
