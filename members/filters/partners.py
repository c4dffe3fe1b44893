from typing import Any

import django_filters as filters
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy, ngettext

from members.countries import country_name
from members.filters.choices import Choices, chosen, read_choices
from members.filters.lists import LONGEST_SEARCH, PER_PAGE, ListFilter
from members.models import Comarca, Interlocutor, Partner, Topic
from members.partner_rows import PartnerRow, partner_rows

ALL_TERRITORY = "all"
COMARQUES = Choices(Comarca.objects.all(), "code", "name", "sort_name")
TOPICS = Choices(Topic.objects.all(), "pk", "name", "sort_name")


class PartnerFilter(ListFilter):
    q = filters.CharFilter(label=gettext_lazy("Name"), method="search", max_length=LONGEST_SEARCH)
    family = filters.ChoiceFilter(
        label=gettext_lazy("Kind of partner"),
        empty_label=gettext_lazy("All kinds"),
        choices=Partner.Family.choices,
    )
    comarca = chosen(gettext_lazy("Territory"), "in_territory")
    topic = chosen(gettext_lazy("Topic"), "on_topic", gettext_lazy("All topics"))
    country = chosen(gettext_lazy("Country"), "of_country", gettext_lazy("All countries"))

    class Meta:
        model = Partner
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        country = Choices(Partner.objects.exclude(country=""), "country", "country", "country")
        read = read_choices(comarca=COMARQUES, topic=TOPICS, country=country)
        whole = (ALL_TERRITORY, gettext_lazy("All of Catalonia"))
        self.form.fields["comarca"].choices = [whole, *read["comarca"]]
        self.form.fields["topic"].choices = read["topic"]
        self.form.fields["country"].choices = [(code, country_name(code)) for code, _name in read["country"]]

    def search(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.search(value)

    def in_territory(self, queryset: Any, name: str, value: str) -> Any:
        people = Interlocutor.objects.in_force()
        whole = value == ALL_TERRITORY
        return queryset.reached_by(people.for_all_territory() if whole else people.for_comarca(value))

    def on_topic(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.on_topic(value)

    def of_country(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(country=value)

    def page(self) -> Page[PartnerRow]:
        """Parts stand under what they belong to, so the order is made once all are here: they are tens."""
        return Paginator(partner_rows(self.qs), PER_PAGE).get_page(self.data.get("page"))

    def count_in_words(self, count: int) -> str:
        return ngettext("%d partner", "%d partners", count) % count

    @property
    def shown(self) -> list[Any]:
        return [self.shown_form[name] for name in ("family", "comarca")]

    @property
    def more(self) -> list[Any]:
        return [self.shown_form[name] for name in ("topic", "country")]

    @property
    def more_open(self) -> bool:
        return any(field.name in self.active for field in self.more)


class InterlocutorFilter(ListFilter):
    """«Whom do I call about X in territory Y?»: who has it written, and who answers for all of it."""

    q = filters.CharFilter(label=gettext_lazy("Name"), method="search", max_length=LONGEST_SEARCH)
    comarca = chosen(gettext_lazy("Comarca"), "for_comarca")
    topic = chosen(gettext_lazy("Topic"), "on_topic", gettext_lazy("All topics"))

    class Meta:
        model = Interlocutor
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in read_choices(comarca=COMARQUES, topic=TOPICS).items():
            self.form.fields[name].choices = choices

    def filter_queryset(self, queryset: Any) -> Any:
        found = super().filter_queryset(queryset)
        return found.nearest_first() if {"comarca", "topic"} & set(self.active) else found

    def search(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.search(value)

    def for_comarca(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.for_comarca(value)

    def on_topic(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.on_topic(value)

    def count_in_words(self, count: int) -> str:
        return ngettext("%d person to talk to", "%d people to talk to", count) % count

    @property
    def shown(self) -> list[Any]:
        return [self.shown_form[name] for name in ("comarca", "topic")]
