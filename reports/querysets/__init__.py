from reports.querysets.comments import CommentQuerySet
from reports.querysets.justifications import JustificationQuerySet, LineQuerySet
from reports.querysets.published import VersionQuerySet
from reports.querysets.reports import ReportQuerySet, SectionQuerySet

__all__ = [
    "CommentQuerySet",
    "JustificationQuerySet",
    "LineQuerySet",
    "ReportQuerySet",
    "SectionQuerySet",
    "VersionQuerySet",
]
