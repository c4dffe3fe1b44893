from typing import Any

from django.utils.translation import gettext_lazy as _

from office.forms import PlainModelForm


class PeriodForm(PlainModelForm):
    """Of rows from `starts_on` to `ends_on`: the wrong order is said beside the last day."""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        starts_on, ends_on = values.get("starts_on"), values.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day cannot be before the first."))
        return values
