from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from office.forms import PlainForm
from workplan.models import ReviewPeriod, Workplan

BEGINNING, TODAY = "inici", "avui"


class CompareForm(PlainForm):
    """Lives in the address; what it cannot understand it takes for the last review and today."""

    de = forms.ChoiceField(label=_("compare"), required=False)
    a = forms.ChoiceField(label=_("with"), required=False)
    canvis = forms.ChoiceField(
        label=_("show"), required=False, choices=[("", _("All the actions")), ("1", _("Only what changed"))]
    )

    def __init__(self, *args: Any, plan: Workplan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields:
            self.fields[name].label = type(self).base_fields[name].label  # a filter is always optional
        self.closed = {
            str(period.pk): period
            for period in ReviewPeriod.objects.filter(plan=plan, state="closed").order_by("-closed_at")
        }
        reviews = [(key, period.name) for key, period in self.closed.items()]
        self._offer("de", [("", _("The last review")), *reviews, (BEGINNING, _("The beginning of the plan"))])
        self._offer("a", [("", _("Today")), *reviews])

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def asked(self) -> dict[str, str]:
        self.is_valid()  # what is valid is in cleaned_data, whatever the rest
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def after(self) -> ReviewPeriod | None:
        """None is today."""
        return self.closed.get(self.asked.get("a", ""))

    @property
    def before(self) -> ReviewPeriod | None:
        """None is the beginning of the plan; unless one is asked for, the last that closed before the other."""
        asked = self.asked.get("de", "")
        if asked:
            return self.closed.get(asked)
        return self.after.earlier if self.after else next(iter(self.closed.values()), None)

    @property
    def only_changed(self) -> bool:
        return bool(self.asked.get("canvis"))
