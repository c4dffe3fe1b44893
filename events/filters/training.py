"""The training plan of a biennium, and the hours of who was there."""

from functools import cached_property
from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy, ngettext

from events.filters.events import FIRST_YEAR
from events.models import Certificate, Event
from events.rules.training import Biennium
from members.filters.lists import LONGEST_SEARCH, ListFilter
from office import clock


class BienniumFilter(ListFilter):
    biennium = filters.ChoiceFilter(label=gettext_lazy("Biennium"), empty_label=None, method="keep")
    always = ("biennium",)

    def __init__(self, *arguments: Any, **others: Any) -> None:
        super().__init__(*arguments, **others)
        newest, oldest = Biennium.of(clock.today().year + 2).first, Biennium.of(FIRST_YEAR).first
        choices = [(str(year), str(Biennium(year))) for year in range(newest, oldest - 1, -2)]
        self.form.fields["biennium"].choices = choices
        self.form.fields["biennium"].initial = str(self.chosen.first)

    @property
    def chosen(self) -> Biennium:
        """Of today where none is asked for."""
        return Biennium.of(int(self.active.get("biennium", clock.today().year)))

    @cached_property
    def shown_form(self) -> Any:
        form = self.get_form_class()({"biennium": str(self.chosen.first)} | self.active)
        form.fields = self.form.fields
        return form

    def keep(self, queryset: Any, name: str, value: str) -> Any:
        """`filter_queryset` asks for the years, chosen or not."""
        return queryset


class TrainingFilter(BienniumFilter):
    class Meta:
        model = Event
        fields: list[str] = []

    def filter_queryset(self, queryset: Any) -> Any:
        return super().filter_queryset(queryset).filter(day__year__in=self.chosen.years)

    def count_in_words(self, count: int) -> str:
        return ngettext("%d training", "%d trainings", count) % count


class TrainingHoursFilter(BienniumFilter):
    """Rows are of a person for an organization, and no more certificates."""

    q = filters.CharFilter(
        label=gettext_lazy("Name or organization"), method="search", max_length=LONGEST_SEARCH
    )

    class Meta:
        model = Certificate
        fields: list[str] = []

    def filter_queryset(self, queryset: Any) -> Any:
        rows = super().filter_queryset(queryset)
        return rows.filter(attendance__event__day__year__in=self.chosen.years).hours_by_person()

    def search(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.of_people(value)

    def count_in_words(self, count: int) -> str:
        return ngettext("%d person with hours", "%d people with hours", count) % count
