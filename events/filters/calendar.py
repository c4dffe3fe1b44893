from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy, ngettext

from events.models import Event, EventKind
from members.filters.periods import PeriodFilter
from office.periods import WEEK

ALL = gettext_lazy("All")
LIST = "list"


class EventCalendarFilter(PeriodFilter):
    """By month, by week, or one after another; of a kind, and whose they are."""

    view = filters.ChoiceFilter(
        label=gettext_lazy("See by"),
        empty_label=gettext_lazy("Month (calendar)"),
        choices=[(WEEK, gettext_lazy("Week (calendar)")), (LIST, gettext_lazy("List (calendar)"))],
        method="as_it_is",
    )
    kind = filters.ChoiceFilter(label=gettext_lazy("Kind"), empty_label=ALL, field_name="kind__code")
    whose = filters.ChoiceFilter(
        label=gettext_lazy("Who organizes it"),
        empty_label=ALL,
        choices=[("own", gettext_lazy("The network (organizer)")), ("others", gettext_lazy("Others"))],
        method="of_whom",
    )

    class Meta:
        model = Event
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form.fields["kind"].choices = list(EventKind.objects.values_list("code", "name"))

    @property
    def drawn(self) -> list[Any]:
        return [self.shown_form[name] for name in ("view", "day", "kind", "whose")]

    def of_whom(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(is_own=value == "own")

    def count_in_words(self, count: int) -> str:
        return ngettext("%d event", "%d events", count) % count
