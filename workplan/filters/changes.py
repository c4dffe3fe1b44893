from datetime import timedelta
from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy, ngettext

from members.filters.choices import chosen
from members.filters.lists import ListFilter
from office import clock
from office.models import AuditRow
from workplan.pages import changes


class ChangeFilter(ListFilter):
    """What happened in a plan, or in one of its areas, since a while ago."""

    area = chosen(gettext_lazy("Area"), "in_area")
    since = filters.ChoiceFilter(
        label=gettext_lazy("Since"),
        empty_label=gettext_lazy("The beginning"),
        choices=[
            ("7", gettext_lazy("The last seven days")),
            ("30", gettext_lazy("The last thirty days")),
            ("90", gettext_lazy("The last three months")),
        ],
        method="in_days",
    )

    class Meta:
        model = AuditRow
        fields: list[str] = []

    def __init__(self, *args: Any, plan: Any, follows: bool, **kwargs: Any) -> None:
        """`plan` is from `Workplan.objects.for_actions()`."""
        super().__init__(*args, **kwargs)
        self.form.fields["area"].choices = [(str(number), words) for number, words in plan.choices["area"]]
        rows = changes.rows_of(plan, self.active.get("area"))
        self.queryset = rows if follows else changes.for_members(rows)

    def in_area(self, queryset: Any, name: str, value: str) -> Any:
        return queryset  # it begins with those of the area

    def in_days(self, queryset: Any, name: str, value: str) -> Any:
        return queryset.filter(at__gte=clock.now() - timedelta(days=int(value)))

    def count_in_words(self, count: int) -> str:
        return ngettext("%d change", "%d changes", count) % count

    @property
    def shown(self) -> list[Any]:
        return [self.shown_form[name] for name in ("area", "since")]
