"""Who came to what: the members of a year, of which kind of event, and those that came to none."""

from functools import cached_property
from typing import Any

import django_filters as filters
from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.models import Event
from events.querysets.members import came_to, members_at, with_counts
from members.filters.lists import LONGEST_SEARCH, PER_PAGE, ListFilter
from members.models import Organization
from office import clock

NONE = "none"


class StatisticsFilter(ListFilter):
    """Rows are members; `events` those that they are measured against."""

    always = ("year",)

    q = filters.CharFilter(label=gettext_lazy("Name of the member"), max_length=LONGEST_SEARCH)
    year = filters.ChoiceFilter(label=gettext_lazy("Year"), empty_label=None)
    kind = filters.ChoiceFilter(label=gettext_lazy("Kind"), empty_label=gettext_lazy("All"))
    came = filters.ChoiceFilter(
        label=gettext_lazy("Members"),
        empty_label=gettext_lazy("All of them (members)"),
        choices=[(NONE, gettext_lazy("Those that came to none"))],
    )

    class Meta:
        model = Organization
        fields: list[str] = []

    def __init__(self, *arguments: Any, **others: Any) -> None:
        super().__init__(*arguments, queryset=Organization.objects.all(), **others)
        rows = Event.objects.measured().select_related("kind")
        self.measured = list(rows.only("title", "day", "kind__code", "kind__name"))
        years = {str(clock.today().year), *(str(event.day.year) for event in self.measured)}
        kinds = {(event.kind.code, event.kind.name) for event in self.measured}
        self.form.fields["year"].choices = [(year, year) for year in sorted(years, reverse=True)]
        self.form.fields["kind"].choices = [("", gettext_lazy("All")), *sorted(kinds)]

    @property
    def chosen_year(self) -> int:
        return int(self.active.get("year", clock.today().year))

    @cached_property
    def events(self) -> list[Event]:
        kind = self.active.get("kind")
        return [
            event
            for event in self.measured
            if event.day.year == self.chosen_year and kind in (None, event.kind.code)
        ]

    def filter_queryset(self, queryset: Any) -> Any:
        found = members_at(self.events)
        if self.active.get("came") == NONE:
            found = found.exclude(came_to(self.events))
        return found.search(self.active["q"]) if "q" in self.active else found

    @cached_property
    def tally(self) -> dict[str, int]:
        """How many there are, and how many of them came to none."""
        none = Count("pk", filter=~came_to(self.events))
        counted: dict[str, int] = self.qs.order_by().aggregate(all=Count("pk"), none=none)
        return counted

    def page(self) -> Page[Any]:
        """What a row says is counted for the rows of the page, not for all the pages before it."""
        paginator = Paginator(self.qs, PER_PAGE)
        paginator.count = self.tally["all"]
        page = paginator.get_page(self.data.get("page"))
        shown = self.qs.model.objects.filter(pk__in=page.object_list.values("pk"))  # type: ignore[attr-defined]
        page.object_list = with_counts(shown.order_by("sort_name", "pk"), self.events)
        return page

    def count_in_words(self, count: int) -> str:
        members = ngettext("%d member (statistics)", "%d members (statistics)", count) % count
        number = len(self.events)
        held = ngettext("%d event with its attendance", "%d events with their attendance", number) % number
        return _("%(members)s, %(events)s") % {"members": members, "events": held}
