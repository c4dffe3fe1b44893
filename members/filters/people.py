from typing import Any

import django_filters as filters
from django.core.paginator import Page
from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy, ngettext

from members.filters.lists import LONGEST_SEARCH, ListFilter
from members.models import Comarca, Organization, Person, Role, Topic

OF_A_ROLE = ("line", "comarca", "topic", "council", "reference")


class PersonFilter(ListFilter):
    """What is asked of a post (line, council, topic…) is asked of one and the same post."""

    FORMER = "former"
    always = ("scope",)

    q = filters.CharFilter(label=gettext_lazy("Name"), max_length=LONGEST_SEARCH)
    line = filters.ChoiceFilter(
        label=gettext_lazy("Elected or technical"),
        empty_label=gettext_lazy("Both"),
        choices=Role.Line.choices,
    )
    comarca = filters.ChoiceFilter(label=gettext_lazy("Comarca"), empty_label=gettext_lazy("All"))
    topic = filters.ChoiceFilter(
        label=gettext_lazy("Topic of the council"), empty_label=gettext_lazy("All topics")
    )
    council = filters.CharFilter(label=gettext_lazy("Council"), max_length=LONGEST_SEARCH)
    reference = filters.ChoiceFilter(
        label=gettext_lazy("Reference person"),
        empty_label=gettext_lazy("Everybody"),
        choices=[("yes", gettext_lazy("Only reference persons"))],
    )
    scope = filters.ChoiceFilter(
        label=gettext_lazy("Show"),
        empty_label=gettext_lazy("Who is in the network"),
        choices=[(FORMER, gettext_lazy("Who left, or has no post"))],
    )

    class Meta:
        model = Person
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in _places_and_topics().items():
            self.form.fields[name].choices = choices
        self.sees_former = self.request.user.has_perm("members.merge_people")
        if not self.sees_former:
            del self.form.fields["scope"]

    @property
    def is_former(self) -> bool:
        return self.active.get("scope") == self.FORMER

    def roles(self) -> QuerySet[Any]:
        """The posts that count here: those in force in the network, or the last ones of who left."""
        if self.is_former:
            return Role.objects.order_by("-starts_on", "pk")
        return Role.objects.in_force().in_network()

    def filter_queryset(self, queryset: Any) -> Any:
        asked, user = self.active, self.request.user
        if self.is_former:
            found = queryset.visible_to(user).unmerged().named().out_of_network()
        else:
            found = queryset.listed_for(user)
        if any(name in asked for name in OF_A_ROLE):
            found = found.filter(pk__in=self._roles_asked_for(asked).values("person"))
        elif not self.is_former:
            found = found.in_network()
        return found.search(asked["q"]) if "q" in asked else found

    def page(self) -> Page[Any]:
        """What a row says is asked of the rows of the page, not of all the pages before it."""
        page = super().page()
        shown = Person.objects.filter(pk__in=page.object_list.values("pk"))  # type: ignore[attr-defined]
        page.object_list = shown.with_posts(self.roles())
        return page

    def _roles_asked_for(self, asked: dict[str, str]) -> Any:
        roles, councils = self.roles(), Organization.objects.all()
        if "line" in asked:
            roles = roles.filter(line=asked["line"])
        if "reference" in asked:
            roles = roles.filter(is_primary_contact=True)
        if "comarca" in asked:
            councils = councils.in_comarca(asked["comarca"])
        if "topic" in asked:
            councils = councils.filter(topics=asked["topic"])
        if "council" in asked:
            councils = councils.search(asked["council"])
        if {"comarca", "topic", "council"} & asked.keys():
            roles = roles.filter(organization__in=councils)
        return roles.order_by()

    def count_in_words(self, count: int) -> str:
        if self.is_former:
            words = ngettext("%d person without a post today", "%d people without a post today", count)
        else:
            words = ngettext("%d person of the network", "%d people of the network", count)
        return words % count

    @property
    def shown(self) -> list[Any]:
        return [self.shown_form[name] for name in ("council", "line", "comarca")]

    @property
    def more(self) -> list[Any]:
        names = ("topic", "reference", "scope") if self.sees_former else ("topic", "reference")
        return [self.shown_form[name] for name in names]

    @property
    def more_open(self) -> bool:
        return any(field.name in self.active for field in self.more)


class PersonSearch(ListFilter):
    """By name alone, to choose one person."""

    q = filters.CharFilter(label=gettext_lazy("Name"), method="search", max_length=LONGEST_SEARCH)

    class Meta:
        model = Person
        fields: list[str] = []

    def search(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.search(value)


def _places_and_topics() -> dict[str, list[tuple[str, str]]]:
    """The choices of two fields, in one question to the database."""
    columns = ("field", "value", "name", "sort_name")
    places = Comarca.objects.annotate(field=Value("comarca"), value=Cast("code", CharField()))
    topics = Topic.objects.annotate(field=Value("topic"), value=Cast("pk", CharField()))
    found = places.order_by().values_list(*columns).union(topics.order_by().values_list(*columns))
    choices: dict[str, list[tuple[str, str]]] = {"comarca": [], "topic": []}
    for field, value, name, _sort_name in found.order_by("sort_name"):
        choices[field].append((value, name))
    return choices
