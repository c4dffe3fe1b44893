from reports.querysets.comments import CommentQuerySet
from reports.querysets.justifications import JustificationQuerySet, LineQuerySet
from reports.querysets.published import VersionQuerySet
from reports.querysets.reports import FigureQuerySet, ReportQuerySet, SectionQuerySet

__all__ = [
    "CommentQuerySet",
    "FigureQuerySet",
    "JustificationQuerySet",
    "LineQuerySet",
    "ReportQuerySet",
    "SectionQuerySet",
    "VersionQuerySet",
]
