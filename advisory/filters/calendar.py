from datetime import date
from typing import Any

import django_filters as filters
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy, ngettext

from advisory.filters.sessions import ALL, FIRST_YEAR, offered
from advisory.models import AdvisorySession
from advisory.pages.periods import MONTH, WEEK
from members.filters.lists import ListFilter
from office import clock
from office.forms import DateInput

BOUNDS = [MinValueValidator(date(FIRST_YEAR, 1, 1)), MaxValueValidator(date(2099, 12, 31))]


class CalendarFilter(ListFilter):
    """This month, unless a week or another day is asked for; coordination narrows it to an expert or a service."""

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
    service = filters.ChoiceFilter(label=gettext_lazy("Service"), empty_label=ALL, field_name="service__code")
    expert = filters.ChoiceFilter(label=gettext_lazy("Expert"), empty_label=ALL, field_name="expert")

    class Meta:
        model = AdvisorySession
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.runs = self.request.user.has_perm("advisory.run_advice")
        if self.runs:
            for name, choices in offered("service", "expert").items():
                self.form.fields[name].choices = choices

    @property
    def names(self) -> tuple[str, ...]:
        return ("view", "day", "service", "expert") if self.runs else ("view", "day")

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

    def count_in_words(self, count: int) -> str:
        return ngettext("%d session with a date", "%d sessions with a date", count) % count
