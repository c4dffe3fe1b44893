from datetime import date
from typing import Any

import django_filters as filters
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from members.filters.lists import LONGEST_SEARCH, ListFilter
from members.models import Comarca, Membership, Municipality, Organization
from members.sizes import BY_SLUG, SIZE_BANDS
from office.forms import DateInput


class OrganizationFilter(ListFilter):
    NETWORK, PROSPECTS, REGISTER = "network", "prospects", "register"
    always = ("scope",)

    q = filters.CharFilter(label=gettext_lazy("Name"), method="search", max_length=LONGEST_SEARCH)
    scope = filters.ChoiceFilter(
        label=gettext_lazy("Show"),
        empty_label=gettext_lazy("The network"),
        choices=[
            (PROSPECTS, gettext_lazy("Interested councils")),
            (REGISTER, gettext_lazy("The whole register")),
        ],
        method="in_scope",
    )
    comarca = filters.ChoiceFilter(
        label=gettext_lazy("Comarca"), empty_label=gettext_lazy("All"), method="in_comarca"
    )
    size = filters.ChoiceFilter(
        label=gettext_lazy("Size"),
        empty_label=gettext_lazy("All"),
        choices=[(band.slug, band.label) for band in SIZE_BANDS],
        method="of_size",
    )
    state = filters.ChoiceFilter(
        label=gettext_lazy("Membership"),
        empty_label=gettext_lazy("All"),
        choices=Membership.State.choices,
        method="in_state",
    )
    kind = filters.ChoiceFilter(
        label=gettext_lazy("Kind of council"),
        empty_label=gettext_lazy("All"),
        choices=[
            (kind.value, kind.label)
            for kind in (Organization.Kind.MUNICIPALITY, Organization.Kind.COUNTY_COUNCIL)
        ],
    )
    province = filters.ChoiceFilter(
        label=gettext_lazy("Province"),
        empty_label=gettext_lazy("All"),
        choices=Municipality.Province.choices,
        method="in_province",
    )

    active_on = filters.DateFilter(
        label=gettext_lazy("Active on the day"), widget=DateInput, method="on_the_day"
    )

    class Meta:
        model = Organization
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Read once: a field asks its choices when it checks, when it draws and when a chip is named.
        self.form.fields["comarca"].choices = list(Comarca.objects.values_list("code", "name"))
        if self.request and not self.request.user.has_perm("members.manage_memberships"):
            scope = self.form.fields["scope"]
            scope.choices = [choice for choice in scope.choices if choice[0] != self.PROSPECTS]

    @property
    def scope_name(self) -> str:
        return self.active.get("scope", self.NETWORK)

    def filter_queryset(self, queryset: Any) -> Any:
        """The network of today is the default: nothing asked has to narrow, where an empty filter does not."""
        found = super().filter_queryset(queryset)
        is_of_today = self.scope_name == self.NETWORK and "active_on" not in self.active
        return found.members() if is_of_today else found

    def search(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.search(value)

    def in_scope(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.prospects() if value == self.PROSPECTS else queryset

    def in_comarca(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.in_comarca(value)

    def of_size(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.of_size(BY_SLUG[value])

    def in_state(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.in_state(value, self.form.cleaned_data.get("active_on"))

    def in_province(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.in_province(value)

    def on_the_day(self, queryset: Any, name: str, value: date) -> Any:
        """The members as they were, each with its state and its first day of then."""
        return queryset.in_state("active", value).with_membership(value)

    @property
    def is_whole_register(self) -> bool:
        return self.scope_name == self.REGISTER

    def register_url(self) -> str:
        """The same question to the whole register."""
        return self.url(scope=self.REGISTER)

    def count_in_words(self, count: int) -> str:
        words = {
            self.NETWORK: ngettext("%d council of the network", "%d councils of the network", count),
            self.PROSPECTS: ngettext("%d interested council", "%d interested councils", count),
            self.REGISTER: ngettext("%d council of the register", "%d councils of the register", count),
        }
        return words[self.scope_name] % count

    @property
    def shown(self) -> list[Any]:
        return [self.shown_form[name] for name in ("scope", "comarca", "size")]

    @property
    def more(self) -> list[Any]:
        return [self.shown_form[name] for name in ("state", "kind", "province", "active_on")]

    @property
    def more_open(self) -> bool:
        return any(field.name in self.active for field in self.more)

    def _in_words(self, name: str, value: str) -> str:
        if name == "active_on":
            return _("active on %s") % date_format(self.form.cleaned_data[name], "SHORT_DATE_FORMAT")
        return super()._in_words(name, value)
