from typing import Any

import django_filters as filters
from django.db.models import CharField, Value
from django.db.models.functions import Cast
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy, ngettext

from members.filters.lists import LONGEST_SEARCH, ListFilter
from members.models import Comarca, Need, Organization, Topic
from members.querysets import WAITS_DAYS
from members.sizes import BY_SLUG, SIZE_BANDS
from office import clock

FIRST_YEAR = 2017  # the network was founded
ALL = gettext_lazy("All")


class NeedFilter(ListFilter):
    """The open ones, unless another state is asked for."""

    CLOSED, EVERY, NO_TOPIC = "closed", "all", "none"

    q = filters.CharFilter(
        label=gettext_lazy("Words, council or topic"), method="search", max_length=LONGEST_SEARCH
    )
    state = filters.ChoiceFilter(
        label=gettext_lazy("State"),
        empty_label=gettext_lazy("Open ones"),
        choices=[
            (Need.State.ANSWERED.value, gettext_lazy("Answered ones")),
            (Need.State.DROPPED.value, gettext_lazy("No longer needed")),
            (CLOSED, gettext_lazy("All that are closed")),
            (EVERY, gettext_lazy("Open and closed ones")),
        ],
        method="in_state",
    )
    topic = filters.ChoiceFilter(label=gettext_lazy("Topic"), empty_label=ALL, method="of_topic")
    older = filters.ChoiceFilter(
        label=gettext_lazy("How long ago"),
        empty_label=ALL,
        choices=[(str(WAITS_DAYS), format_lazy(gettext_lazy("More than {days} days ago"), days=WAITS_DAYS))],
        method="is_older",
    )
    comarca = filters.ChoiceFilter(label=gettext_lazy("Comarca"), empty_label=ALL, method="in_comarca")
    size = filters.ChoiceFilter(
        label=gettext_lazy("Size"),
        empty_label=ALL,
        choices=[(band.slug, band.label) for band in SIZE_BANDS],
        method="of_size",
    )
    source = filters.ChoiceFilter(
        label=gettext_lazy("How we know"), empty_label=ALL, choices=Need.Source.choices
    )
    year = filters.ChoiceFilter(
        label=gettext_lazy("Year it was found"), empty_label=ALL, field_name="found_on", lookup_expr="year"
    )
    council = filters.ChoiceFilter(label=gettext_lazy("Council"), field_name="organization")

    class Meta:
        model = Need
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = range(clock.today().year, FIRST_YEAR - 1, -1)
        self.form.fields["year"].choices = [(str(year), str(year)) for year in years]
        offered = _offered(self.data.get("council") or "")
        no_topic = (self.NO_TOPIC, gettext_lazy("Without a topic"))
        self.form.fields["topic"].choices = [no_topic, *offered["topic"]]
        self.form.fields["comarca"].choices = offered["comarca"]
        self.form.fields["council"].choices = offered["council"]

    def filter_queryset(self, queryset: Any) -> Any:
        """Open is the default: an empty state has to narrow, where an empty filter does nothing."""
        found = super().filter_queryset(queryset)
        if self.state_name == Need.State.OPEN:
            return found.open().order_by("found_on", "pk")  # what waits the longest comes first
        return found

    @property
    def state_name(self) -> str:
        return self.active.get("state", Need.State.OPEN)

    def search(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.search(value)

    def in_state(self, queryset: Any, name: str, value: str) -> Any:
        if value == self.CLOSED:
            return queryset.closed()
        return queryset if value == self.EVERY else queryset.filter(state=value)

    def of_topic(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(topic=None if value == self.NO_TOPIC else value)

    def is_older(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.found_before(int(value))

    def in_comarca(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.in_comarca(value)

    def of_size(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.of_size(BY_SLUG[value])

    def count_in_words(self, count: int) -> str:
        words = {
            Need.State.OPEN: ngettext("%d open need", "%d open needs", count),
            Need.State.ANSWERED: ngettext("%d answered need", "%d answered needs", count),
            self.CLOSED: ngettext("%d closed need", "%d closed needs", count),
        }
        return words.get(self.state_name, ngettext("%d need", "%d needs", count)) % count

    def drawn(self, *names: str) -> list[Any]:
        return [self.shown_form[name] for name in names]


def _offered(council: str) -> dict[str, list[tuple[str, str]]]:
    """Topics, comarques, and the council of the address by its name, in one question for all three."""
    columns = ("field", "key", "name", "sort_name")
    number = int(council) if council.isascii() and council.isdigit() and len(council) < 19 else 0
    topics = Topic.objects.annotate(field=Value("topic"), key=Cast("pk", CharField()))
    comarques = Comarca.objects.annotate(field=Value("comarca"), key=Cast("code", CharField()))
    councils = Organization.objects.filter(pk=number)
    councils = councils.annotate(field=Value("council"), key=Cast("pk", CharField()))
    found = topics.values_list(*columns).union(
        comarques.values_list(*columns), councils.values_list(*columns), all=True
    )
    offered: dict[str, list[tuple[str, str]]] = {"topic": [], "comarca": [], "council": []}
    for field, key, name, _sort_name in found.order_by("sort_name"):
        offered[field].append((key, name))
    return offered
