from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy, ngettext

from advisory.filters.sessions import ALL, offered
from advisory.models import AdvisorySession
from members.filters.periods import PeriodFilter


class CalendarFilter(PeriodFilter):
    """Coordination narrows it to an expert or a service."""

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

    def count_in_words(self, count: int) -> str:
        return ngettext("%d session with a date", "%d sessions with a date", count) % count
