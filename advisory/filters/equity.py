from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy, ngettext

from advisory.models import AdvisoryService, AdvisorySession, SessionCouncil
from members.filters.lists import ListFilter
from members.filters.needs import FIRST_YEAR
from office import clock


class EquityFilter(ListFilter):
    """The sessions that the councils have received: of this year, unless another one is asked for."""

    year = filters.ChoiceFilter(
        label=gettext_lazy("Year"), empty_label=gettext_lazy("This year"), method="in_year"
    )
    service = filters.ChoiceFilter(
        label=gettext_lazy("Service"),
        empty_label=gettext_lazy("All the services"),
        field_name="session__service__code",
    )

    class Meta:
        model = SessionCouncil
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = range(clock.today().year - 1, FIRST_YEAR - 1, -1)
        self.form.fields["year"].choices = [(str(year), str(year)) for year in years]
        self.form.fields["service"].choices = list(AdvisoryService.objects.values_list("code", "name"))

    @property
    def year_asked(self) -> int:
        return int(self.active.get("year", clock.today().year))

    @property
    def of_councils_unknown(self) -> int:
        """Sessions of the year that no council can be credited with."""
        found = AdvisorySession.objects.of_councils_unknown().filter(day__year=self.year_asked)
        code = self.active.get("service")
        return int((found.filter(service__code=code) if code else found).count())

    def filter_queryset(self, queryset: Any) -> Any:
        """A year always: an empty filter would do nothing."""
        return super().filter_queryset(queryset).filter(session__day__year=self.year_asked)

    def in_year(self, queryset: Any, name: str, value: str) -> Any:
        return queryset

    def count_in_words(self, count: int) -> str:
        return ngettext("%d session received", "%d sessions received", count) % count
