from datetime import date
from typing import Any

import django_filters as filters
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy

from members.filters.lists import ListFilter
from office import clock
from office.forms import DateInput
from office.periods import MONTH, WEEK, Period

FIRST_YEAR, LAST_YEAR = 2017, 2099  # the network was founded in the first
BOUNDS = [MinValueValidator(date(FIRST_YEAR, 1, 1)), MaxValueValidator(date(LAST_YEAR, 12, 31))]


class PeriodFilter(ListFilter):
    """This month, unless a week or another day is asked for."""

    always = ("day", "view")

    view = filters.ChoiceFilter(
        label=gettext_lazy("See by"),
        empty_label=gettext_lazy("Month (calendar)"),
        choices=[(WEEK, gettext_lazy("Week (calendar)"))],
        method="as_it_is",
    )
    day = filters.DateFilter(
        label=gettext_lazy("Go to the day"), validators=BOUNDS, widget=DateInput, method="as_it_is"
    )

    @property
    def view_asked(self) -> str:
        return self.active.get("view", MONTH)

    @property
    def day_asked(self) -> date:
        asked = self.active.get("day")
        return date.fromisoformat(asked) if asked else clock.today()

    def as_it_is(self, queryset: Any, name: str, value: Any) -> Any:
        """What is shown of it, the page says."""
        return queryset

    def turns(self, period: Period) -> dict[str, str]:
        """To the days before and after, with the same filters."""
        return {
            "before_url": self.url(day=period.before.isoformat()),
            "after_url": self.url(day=period.after.isoformat()),
            "today_url": self.url(without=("day",)),
        }
