"""The certificates of a person and of its council: found by name or by event."""

from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy, ngettext

from events.models import Certificate
from members.filters.lists import LONGEST_SEARCH, ListFilter


class CertificateFilter(ListFilter):
    q = filters.CharFilter(label=gettext_lazy("Name or event"), method="search", max_length=LONGEST_SEARCH)

    class Meta:
        model = Certificate
        fields: list[str] = []

    def search(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.search(value)

    def count_in_words(self, count: int) -> str:
        return ngettext("%d certificate", "%d certificates", count) % count
