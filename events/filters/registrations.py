from typing import Any

import django_filters as filters
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from events.models import ACTIVE, Event, Registration
from members.filters.lists import LONGEST_SEARCH, ListFilter

ALL = gettext_lazy("All")


class RegistrationFilter(ListFilter):
    """Of one event; it begins with who comes or waits, in the order in which they registered."""

    EVERY = "all"

    q = filters.CharFilter(
        label=gettext_lazy("Name or organization"), method="search", max_length=LONGEST_SEARCH
    )
    state = filters.ChoiceFilter(
        label=gettext_lazy("State"), empty_label=gettext_lazy("Who comes or waits"), method="in_state",
        choices=[*Registration.State.choices, (EVERY, gettext_lazy("In any state"))],
    )  # fmt: skip
    modality = filters.ChoiceFilter(
        label=gettext_lazy("How"), empty_label=ALL, choices=Registration.Modality.choices
    )
    needs = filters.ChoiceFilter(
        label=gettext_lazy("Needs"), empty_label=ALL, method="with_needs",
        choices=[("yes", gettext_lazy("With diet or access needs"))],
    )  # fmt: skip

    class Meta:
        model = Registration
        fields: list[str] = []

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.event = event

    def filter_queryset(self, queryset: Any) -> Any:
        found = super().filter_queryset(queryset)
        return found if self.active.get("state") else found.filter(state__in=ACTIVE)

    def search(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.search(value)

    def in_state(self, queryset: Any, name: str, value: str) -> Any:
        return queryset if value == self.EVERY else queryset.filter(state=value)

    def with_needs(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(~Q(needs__diet="") | ~Q(needs__access=""), needs__isnull=False)

    def exports(self, name: str) -> list[dict[str, str]]:
        return [
            {"label": kind.upper(), "url": f"{reverse(name, args=[self.event.pk, kind])}{self._query()}"}
            for kind in ("xlsx", "csv")
        ]

    def count_in_words(self, count: int) -> str:
        return ngettext("%d registration", "%d registrations", count) % count
