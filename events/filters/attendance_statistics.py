"""Who came to what: of which year, of which kind of event."""

from typing import Any

import django_filters as filters
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy, ngettext

from events.models import Event
from members.filters.lists import ListFilter
from office import clock


class StatisticsFilter(ListFilter):
    year = filters.ChoiceFilter(label=gettext_lazy("Year"), empty_label=None)
    kind = filters.ChoiceFilter(label=gettext_lazy("Kind"), empty_label=gettext_lazy("All"))
    always = ("year",)

    class Meta:
        model = Event
        fields: list[str] = []

    def __init__(self, *arguments: Any, **others: Any) -> None:
        super().__init__(*arguments, queryset=Event.objects.measured(), **others)
        rows = Event.objects.measured().order_by().values_list(ExtractYear("day"), "kind__code", "kind__name")
        found = list(rows.distinct())
        years = {str(clock.today().year), *(str(year) for year, _code, _name in found)}
        self.form.fields["year"].choices = [(year, year) for year in sorted(years, reverse=True)]
        self.form.fields["kind"].choices = [("", gettext_lazy("All")), *sorted({row[1:] for row in found})]

    @property
    def chosen_year(self) -> int:
        return int(self.active.get("year", clock.today().year))

    def filter_queryset(self, queryset: Any) -> Any:
        found = queryset.filter(day__year=self.chosen_year)
        kind = self.active.get("kind")
        return found.filter(kind__code=kind) if kind else found

    def count_in_words(self, count: int) -> str:
        return ngettext("%d event with its attendance", "%d events with their attendance", count) % count
