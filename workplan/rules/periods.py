"""The period of the next review: the quarter that follows the last one, until somebody says otherwise."""

import calendar
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

QUARTERS = (
    gettext_lazy("First quarter of %d"),
    gettext_lazy("Second quarter of %d"),
    gettext_lazy("Third quarter of %d"),
    gettext_lazy("Fourth quarter of %d"),
)
Proposal = tuple[str, date, date]


def proposed(plan_starts_on: date, plan_ends_on: date, last_ends_on: date | None) -> Proposal:
    """(name, from, until); once the quarters of the plan are over, what is left of it is its last day."""
    starts_on = last_ends_on + timedelta(days=1) if last_ends_on else plan_starts_on
    starts_on = max(min(starts_on, plan_ends_on), plan_starts_on)
    quarter = (starts_on.month - 1) // 3
    last_month = quarter * 3 + 3
    last_day = calendar.monthrange(starts_on.year, last_month)[1]
    ends_on = min(date(starts_on.year, last_month, last_day), plan_ends_on)
    if last_ends_on and last_ends_on >= plan_ends_on:
        return _("Last review of the plan"), starts_on, ends_on
    return QUARTERS[quarter] % starts_on.year, starts_on, ends_on
