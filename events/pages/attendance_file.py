"""What goes out of the list of a videoconference to be corrected: its headings are those that the portal reads."""

from datetime import time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.imports.attendance import Plan
from events.imports.profiles import HEADINGS
from office.tables import Column


def summary_of(plan: Plan) -> list[dict[str, Any]]:
    return [
        {"label": _("People in the file"), "value": len(plan.rows)},
        {"label": _("Recognised"), "value": len(plan.sure)},
        {"label": _("Like somebody"), "value": len(plan.doubtful)},
        {"label": _("Like nobody here"), "value": len(plan.unknown)},
    ]


def _hour(moment: time | None) -> str:
    return f"{moment:%H:%M}" if moment else ""


_OWN = {field: names[0] for field, names in HEADINGS["XMESS"].items()}
REST = [
    Column(_OWN["name"], lambda row: row.connected.name),
    Column(_OWN["email"], lambda row: row.connected.email),
    Column(_OWN["came_in"], lambda row: _hour(row.connected.came_in)),
    Column(_OWN["went_out"], lambda row: _hour(row.connected.went_out)),
    Column(gettext_lazy("It could be"), lambda row: " / ".join(one.label for one in row.match.near)),
]
