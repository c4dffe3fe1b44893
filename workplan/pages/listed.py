"""An action as the lists of a plan say it, on the screen, in a file and on paper."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from office.tables import Column
from workplan import evidence
from workplan.querysets.listing import Urgency
from workplan.rules import lateness


@dataclass(frozen=True)
class ListedAction:
    """`action` is from `Action.objects.for_following(today)`."""

    action: Any
    today: date

    @property
    def where(self) -> str:
        """«6. Grups de treball · Agroecologia»."""
        return " · ".join(str(part) for part in (self.action.area, self.action.block) if part)

    @property
    def when(self) -> str:
        """In the words of the plan, or by its last day."""
        ends_on = self.action.ends_on
        return self.action.timing or (_("until %s") % date_format(ends_on, r"j E \d\e Y") if ends_on else "")

    @property
    def who(self) -> str:
        """The person and the body that answer for it; of a sub-action that names nobody, those of its action."""
        own = answering(self.action)
        above = answering(self.action.parent) if self.action.parent and not own else []
        return ", ".join(own or above)

    @property
    def days_late(self) -> int:
        return lateness.days_late(self.action.state, self.action.ends_on, self.today)

    @property
    def warning(self) -> str:
        """Why somebody should look at it; empty for the others."""
        said = {
            Urgency.LATE: lambda: lateness.in_words(self.days_late),
            Urgency.BLOCKED: self._review,
            Urgency.SOON: self._days_left,
            Urgency.SILENT: self._silence,
        }.get(self.action.urgency)
        return said() if said else ""

    @property
    def tone(self) -> str:
        return {Urgency.LATE: "late", Urgency.BLOCKED: "late", Urgency.CLOSED: "neutral"}.get(
            self.action.urgency, "soon"
        )

    def _review(self) -> str:
        day = self.action.blocked_review_on
        words = _("to be looked at since %s") if day < self.today else _("to be looked at on %s")
        return words % date_format(day, "j E")

    def _days_left(self) -> str:
        days = (self.action.ends_on - self.today).days
        return ngettext("ends in %d day", "ends in %d days", days) % days if days else _("ends today")

    def _silence(self) -> str:
        if self.action.last_news_on is None:
            return _("no news yet")
        days: int = (self.today - self.action.last_news_on).days
        return ngettext("no news for %d day", "no news for %d days", days) % days

    @property
    def evidence(self) -> str:
        return ", ".join(evidence.in_words(self.action.evidence_by_kind))


def answering(action: Any) -> list[str]:
    """Who answers for it by name; a working group, for what is in its block."""
    body = action.responsible_body or (action.block.body if action.block else None)
    return [str(one) for one in (action.responsible, body) if one]


@dataclass(frozen=True)
class UrgencyGroup:
    """The rows of a page under one heading; `total` counts those of the other pages too."""

    heading: str
    total: int
    rows: list[ListedAction]


def by_urgency(rows: list[ListedAction], of: list[ListedAction]) -> list[UrgencyGroup]:
    """Rows in the order of their urgency, a page of all those found (`of`)."""
    totals = Counter(row.action.urgency for row in of)
    groups = groupby(rows, key=lambda row: row.action.urgency)
    return [
        UrgencyGroup(str(Urgency(urgency).label), totals[urgency], list(found)) for urgency, found in groups
    ]


COLUMNS = [
    Column(gettext_lazy("Code"), lambda row: row.action.code),
    Column(gettext_lazy("Action"), lambda row: row.action.title),
    Column(gettext_lazy("Area"), lambda row: str(row.action.area)),
    Column(gettext_lazy("Block"), lambda row: str(row.action.block or "")),
    Column(gettext_lazy("When"), lambda row: row.when),
    Column(gettext_lazy("Until"), lambda row: row.action.ends_on),
    Column(gettext_lazy("Responsible"), lambda row: row.who),
    Column(gettext_lazy("State"), lambda row: str(row.action.get_state_display())),
    Column(gettext_lazy("Warning"), lambda row: row.warning),
    Column(gettext_lazy("Days late"), lambda row: row.days_late or None),
    Column(gettext_lazy("Last news"), lambda row: row.action.last_news_on),
    Column(gettext_lazy("Evidence"), lambda row: row.evidence),
    Column(gettext_lazy("What blocks it"), lambda row: row.action.blocked_by),
    Column(gettext_lazy("What would unblock it"), lambda row: row.action.unblocked_by),
    Column(gettext_lazy("Text in the document"), lambda row: row.action.official_text),
]
