from typing import Any

import django_filters as filters
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy, ngettext

from events.models import Event, EventKind
from members.filters.lists import LONGEST_SEARCH, ListFilter
from members.models import Body
from office import clock

FIRST_YEAR = 2017  # the network was founded
ALL = gettext_lazy("All")
State = Event.State


class EventFilter(ListFilter):
    """What is to come first; coordination can look for a state too."""

    HELD = "held"

    q = filters.CharFilter(label=gettext_lazy("Title, place or who organizes it"), method="search",
                           max_length=LONGEST_SEARCH)  # fmt: skip
    year = filters.ChoiceFilter(label=gettext_lazy("Year"), empty_label=ALL, method="of_year")
    kind = filters.ChoiceFilter(label=gettext_lazy("Kind"), empty_label=ALL, field_name="kind__code")
    whose = filters.ChoiceFilter(
        label=gettext_lazy("Who organizes it"),
        empty_label=ALL,
        choices=[("own", gettext_lazy("The network (organizer)")), ("others", gettext_lazy("Others"))],
        method="of_whom",
    )
    body = filters.ChoiceFilter(label=gettext_lazy("Body"), empty_label=ALL, field_name="bodies")
    state = filters.ChoiceFilter(label=gettext_lazy("State"), empty_label=ALL, method="in_state")

    class Meta:
        model = Event
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.runs = self.request.user.has_perm("events.run_events")
        fields = self.form.fields
        years = range(clock.today().year + 1, FIRST_YEAR - 1, -1)
        fields["year"].choices = [(str(year), str(year)) for year in years]
        held = (self.HELD, gettext_lazy("Held (event)"))
        fields["state"].choices = [*State.choices, held] if self.runs else []
        if not self.runs:
            del fields["state"]
        for name, choices in _offered(self.queryset).items():
            fields[name].choices = choices

    @property
    def more_names(self) -> tuple[str, ...]:
        return ("whose", "body", "state") if self.runs else ("whose", "body")

    def drawn(self, *names: str) -> list[Any]:
        return [self.shown_form[name] for name in names]

    def search(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.search(value)

    def of_year(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.in_year(int(value))

    def of_whom(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(is_own=value == "own")

    def in_state(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.held() if value == self.HELD else queryset.filter(state=value)

    def count_in_words(self, count: int) -> str:
        return ngettext("%d event", "%d events", count) % count


def _offered(seen: Any) -> dict[str, list[tuple[str, str]]]:
    """The kinds and the bodies of what the reader sees, in one question."""
    seen = seen.order_by()
    kinds = EventKind.objects.filter(Exists(seen.filter(kind=OuterRef("pk"))))
    bodies = Body.objects.filter(Exists(seen.filter(bodies=OuterRef("pk"))))
    rows = _rows("kind", kinds, "code", "position").union(_rows("body", bodies, "pk", "kind"), all=True)
    found: dict[str, list[tuple[str, str]]] = {"kind": [], "body": []}
    for field, key, words, _order in rows.order_by("order", "said"):
        found[field].append((key, words))
    return found


def _rows(field: str, rows: Any, key: str, order: str) -> Any:
    columns = {"field": Value(field), "key": Cast(key, CharField()), "said": Cast("name", CharField()),
               "order": Cast(order, CharField())}  # fmt: skip
    return rows.order_by().annotate(**columns).values_list("field", "key", "said", "order")
