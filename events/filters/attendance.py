"""The sheet of an event as it is asked for: by name, and by who is still to come, came, did not or had not registered."""

from typing import Any

import django_filters as filters
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.models import WAS_THERE, Event, Registration
from members.filters.lists import LONGEST_SEARCH, ListFilter

TO_COME, THERE, NOT_THERE, UNREGISTERED = "to_come", "there", "not_there", "unregistered"
SHOWN = [
    (TO_COME, gettext_lazy("Still to come")),
    (THERE, gettext_lazy("Came or connected")),
    (NOT_THERE, gettext_lazy("Did not come")),
    (UNREGISTERED, gettext_lazy("Had not registered")),
]


class SheetFilter(ListFilter):
    """Rows are registrations, or attendances where these have none."""

    always = ("show",)

    q = filters.CharFilter(label=gettext_lazy("Name or organization"), max_length=LONGEST_SEARCH)
    show = filters.ChoiceFilter(label=gettext_lazy("Show"), choices=SHOWN)

    class Meta:
        model = Registration
        fields: list[str] = []

    def __init__(self, *arguments: Any, event: Event, **others: Any) -> None:
        self.event = event
        super().__init__(*arguments, queryset=event.registrations.on_the_sheet(), **others)

    @property
    def which(self) -> str:
        return self.active.get("show", "")

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        rows: Any = queryset
        if self.which == TO_COME:
            rows = queryset.filter(attendance=None)
        elif self.which == THERE:
            rows = queryset.filter(attendance__status__in=WAS_THERE)
        elif self.which == NOT_THERE:
            rows = queryset.filter(attendance__isnull=False).exclude(attendance__status__in=WAS_THERE)
        elif self.which == UNREGISTERED:
            rows = self.event.attendances.without_registration()
        words = self.active.get("q", "")
        found: QuerySet[Any] = rows.search(words) if words else rows
        return found

    def tabs(self, tallies: dict[str, int]) -> list[dict[str, Any]]:
        """The ways to look at the sheet, each with how many there are."""
        everybody = [("", _("Registered people"), "registered")]
        named = [*everybody, *((name, str(words), name) for name, words in SHOWN)]
        return [
            {
                "label": f"{words} ({tallies[tally]})",
                "url": self.url(without=("q", "show")) + (f"?show={name}" if name else ""),
                "is_current": name == self.which,
            }
            for name, words, tally in named
        ]

    def count_in_words(self, count: int) -> str:
        return ngettext("%d person (sheet)", "%d people (sheet)", count) % count
