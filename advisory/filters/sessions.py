from typing import Any

import django_filters as filters
from django.core.paginator import Page, Paginator
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy, ngettext

from advisory.models import AdvisoryService, AdvisorySession
from members.filters.lists import LONGEST_SEARCH, PER_PAGE, ListFilter
from members.models import Comarca, Organization, Person, Topic
from members.sizes import BY_SLUG, SIZE_BANDS
from office import clock

FIRST_YEAR = 2017  # the network was founded
ALL = gettext_lazy("All")
State = AdvisorySession.State


class SessionFilter(ListFilter):
    """Coordination begins with what waits to be settled, the longest wait first; the others see all of their own."""

    EVERY, TO_LOG, TO_ANSWER = "all", "to_log", "to_answer"
    counted: int | None = None  # where another question has already counted what is found

    q = filters.CharFilter(
        label=gettext_lazy("Words, council or expert"), method="search", max_length=LONGEST_SEARCH
    )
    state = filters.ChoiceFilter(label=gettext_lazy("State"), empty_label=ALL, method="in_state")
    service = filters.ChoiceFilter(label=gettext_lazy("Service"), empty_label=ALL, field_name="service__code")
    kind = filters.ChoiceFilter(
        label=gettext_lazy("Kind of service"),
        empty_label=ALL,
        choices=[
            ("advice", gettext_lazy("Advice and first steps")),
            ("mentoring", gettext_lazy("Mentoring")),
        ],
        method="of_kind",
    )
    topic = filters.ChoiceFilter(label=gettext_lazy("Topic"), empty_label=ALL, field_name="topic")
    expert = filters.ChoiceFilter(label=gettext_lazy("Expert"), empty_label=ALL, field_name="expert")
    comarca = filters.ChoiceFilter(label=gettext_lazy("Comarca"), empty_label=ALL, method="in_comarca")
    size = filters.ChoiceFilter(
        label=gettext_lazy("Size"),
        empty_label=ALL,
        choices=[(band.slug, band.label) for band in SIZE_BANDS],
        method="of_size",
    )
    year = filters.ChoiceFilter(label=gettext_lazy("Year"), empty_label=ALL, method="of_year")
    council = filters.ChoiceFilter(label=gettext_lazy("Council"), empty_label=ALL, method="of_council")

    class Meta:
        model = AdvisorySession
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.runs = self.request.user.has_perm("advisory.run_advice")
        fields = self.form.fields
        fields["year"].choices = [
            (str(year), str(year)) for year in range(clock.today().year + 1, FIRST_YEAR - 1, -1)
        ]
        fields["state"].choices = self._states()
        if self.runs:
            fields["state"].empty_label = gettext_lazy("Waiting to be settled")
        asked = ("service", "topic", "expert", "comarca", "council")
        for name, choices in offered(*asked).items() if self.runs else ():
            fields[name].choices = choices

    def page(self) -> Page[Any]:
        """What a row says is read for the rows of the page only: for those skipped before it, 4 s at 200,000."""
        paginator = Paginator(self.qs, PER_PAGE)
        if self.counted is not None:
            paginator.count = self.counted
        page = paginator.get_page(self.data.get("page"))
        numbers: Any = page.object_list
        rows = AdvisorySession.objects.filter(pk__in=numbers.values("pk")).named()
        page.object_list = rows.order_by(*self.qs.query.order_by) if self.qs.query.order_by else rows
        return page

    @property
    def shown_names(self) -> tuple[str, ...]:
        return ("state", "service") if self.runs else ("state", "year")

    @property
    def more_names(self) -> tuple[str, ...]:
        return ("kind", "topic", "expert", "council", "comarca", "size", "year") if self.runs else ()

    def _states(self) -> list[tuple[str, Any]]:
        states = [
            (state.value, state.label) for state in State if not (self.runs and state == State.REQUESTED)
        ]
        states.insert(2, (self.TO_LOG, gettext_lazy("Held, without an outcome")))
        states.insert(3, (self.TO_ANSWER, gettext_lazy("Done, the council has to answer")))
        return [*states, (self.EVERY, gettext_lazy("In any state"))] if self.runs else states

    def filter_queryset(self, queryset: Any) -> Any:
        """What waits is the default of coordination: an empty state has to narrow."""
        found = super().filter_queryset(queryset)
        return found.waiting() if self.state_name == State.REQUESTED and self.runs else found

    @property
    def state_name(self) -> str:
        default = State.REQUESTED.value if self.runs else self.EVERY
        return self.active.get("state", default)

    def search(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.search(value)

    def in_state(self, queryset: Any, name: str, value: str) -> Any:
        if value == self.EVERY:
            return queryset
        if value == self.TO_LOG:
            return queryset.to_log(clock.now())
        if value == self.TO_ANSWER:
            return queryset.done().filter(answer=AdvisorySession.Answer.WAITING).order_by("logged_at", "pk")
        found = queryset.filter(state=value)
        return found.order_by("starts_at", "pk") if value == State.CONFIRMED else found

    def of_kind(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.of_kind(value)

    def in_comarca(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.in_comarca(value)

    def of_size(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.of_size(BY_SLUG[value])

    def of_year(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.of_year(int(value))

    def of_council(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.of_organizations([int(value)])

    def count_in_words(self, count: int) -> str:
        if self.runs and self.state_name == State.REQUESTED:
            return ngettext("%d request to settle", "%d requests to settle", count) % count
        return ngettext("%d session of advice", "%d sessions of advice", count) % count

    def drawn(self, *names: str) -> list[Any]:
        return [self.shown_form[name] for name in names]


def offered(*names: str) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen in these fields, in one question."""
    gave = Person.objects.filter(Exists(AdvisorySession.objects.filter(expert=OuterRef("pk"))))
    rows: dict[str, Any] = {
        "service": _rows("service", AdvisoryService.objects.all(), "code", "name"),
        "topic": _rows("topic", Topic.objects.all()),
        "expert": _rows("expert", gave, name=Concat("given_name", Value(" "), "family_name")),
        "comarca": _rows("comarca", Comarca.objects.all(), "code"),
        "council": _rows("council", Organization.objects.once_members()),
    }
    first, *others = (rows[name] for name in names)
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in names}
    for field, key, said, _order in first.union(*others, all=True).order_by("order"):
        found[field].append((key, said))
    return found


def _rows(field: str, rows: Any, key: str = "pk", order: str = "sort_name", name: Any = None) -> Any:
    columns = {
        "field": Value(field),
        "key": Cast(key, CharField()),
        "said": name or Cast("name", CharField()),
        "order": Cast(order, CharField()),
    }
    return rows.order_by().annotate(**columns).values_list("field", "key", "said", "order")
