from reports.querysets.published import VersionQuerySet
from reports.querysets.reports import FigureQuerySet, ReportQuerySet, SectionQuerySet

__all__ = ["FigureQuerySet", "ReportQuerySet", "SectionQuerySet", "VersionQuerySet"]
