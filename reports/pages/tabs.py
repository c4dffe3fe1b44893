"""The pages of a report while it is written."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from reports.models import AnnualReport


def report_tabs(report: AnnualReport, current: str) -> list[dict[str, Any]]:
    """`current`: the name of the page."""
    pages = (
        ("report_edit", _("What to do (report)")),
        ("report_figures", _("Figures of the report")),
        ("report_preview", _("How it will look")),
    )
    return [
        {"label": label, "url": reverse(name, args=[report.year]), "is_current": name == current}
        for name, label in pages
    ]
