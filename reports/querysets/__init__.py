from reports.querysets.justifications import JustificationQuerySet, LineQuerySet
from reports.querysets.published import VersionQuerySet
from reports.querysets.reports import FigureQuerySet, ReportQuerySet, SectionQuerySet

__all__ = [
    "FigureQuerySet",
    "JustificationQuerySet",
    "LineQuerySet",
    "ReportQuerySet",
    "SectionQuerySet",
    "VersionQuerySet",
]
