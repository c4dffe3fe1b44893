from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy, ngettext

from members.filters.choices import Choices, chosen, read_choices
from members.filters.lists import LONGEST_SEARCH, ListFilter
from members.models import Collaboration, Organization, Partner, Topic


class CollaborationFilter(ListFilter):
    q = filters.CharFilter(label=gettext_lazy("Words"), method="search", max_length=LONGEST_SEARCH)
    year = chosen(gettext_lazy("Year"), "in_year", gettext_lazy("All years"))
    role = filters.ChoiceFilter(
        label=gettext_lazy("Our role"),
        empty_label=gettext_lazy("All"),
        choices=Collaboration.OurRole.choices,
        field_name="our_role",
    )
    partner = chosen(gettext_lazy("Partner"), "with_related", gettext_lazy("All partners"))
    topic = chosen(gettext_lazy("Topic"), "with_related", gettext_lazy("All topics"))
    council = chosen(gettext_lazy("Council that took part"), "with_related")

    related = {"partner": "partners", "topic": "topics", "council": "organizations"}

    class Meta:
        model = Collaboration
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        councils = Organization.objects.filter(collaborations__isnull=False)
        year = "starts_on__year"
        read = read_choices(
            year=Choices(Collaboration.objects.all(), year, year, year),
            partner=Choices(
                Partner.objects.all(), "pk", "organization__short_name", "organization__sort_name"
            ),
            topic=Choices(Topic.objects.all(), "pk", "name", "sort_name"),
            council=Choices(councils, "pk", "short_name", "sort_name"),
        )
        read["year"].reverse()
        for name in ("year", *self.related):
            self.form.fields[name].choices = read[name]

    def search(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.search(value)

    def in_year(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.in_year(value)

    def with_related(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(**{self.related[name]: value})

    def count_in_words(self, count: int) -> str:
        return ngettext("%d collaboration", "%d collaborations", count) % count

    @property
    def shown(self) -> list[Any]:
        return [self.shown_form[name] for name in ("year", "role")]

    @property
    def more(self) -> list[Any]:
        return [self.shown_form[name] for name in ("partner", "topic", "council")]

    @property
    def more_open(self) -> bool:
        return any(field.name in self.active for field in self.more)
