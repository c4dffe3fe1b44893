"""Figures of the report whose apps are not built yet: only a declared total answers, until then they are to be
found out. Each goes away when its app declares it.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from office.figures import Figure, Period

FIGURES = [
    Figure("workgroups.active_at_start", _("working groups active at the beginning of the year"), None),
    Figure("workgroups.created", _("new working groups"), None),
    Figure("workgroups.formacio.meetings", _("meetings of the Training group"), None),
    Figure("workgroups.formacio.councils", _("town councils in the Training group"), None),
    Figure("workgroups.formacio.county_councils", _("county councils in the Training group"), None),
    Figure("knowledge.factsheets_published", _("experiences published as factsheets"), None),
    Figure("communication.news", _("news on the website"), None),
    Figure("communication.bulletins", _("bulletins"), None),
]


def count_reports_of(period: Period, *, by: Any) -> None:
    """Those still open that show that year: whoever declares a total sees it there at once."""
    from reports.models import AnnualReport  # figures are read before the models are
    from reports.operations import count_report

    for report in AnnualReport.objects.open().showing(period.starts_on.year):
        count_report(report=report, by=by)


WHEN_DECLARED = [count_reports_of]
