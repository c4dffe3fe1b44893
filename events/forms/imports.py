from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.imports.attendance import Listed, Plan
from events.imports.profiles import FIELDS
from events.operations.importing import AS_WRITTEN, LEFT_OUT
from office.forms import PlainForm

WITH_UNKNOWN = "with_unknown"


class AttendanceFileForm(PlainForm):
    file = forms.FileField(
        label=gettext_lazy("file of the videoconference"),
        help_text=gettext_lazy(
            "CSV (100,000 lines at most) or XLSX (15,000), as Zoom, Teams, Meet, BigBlueButton or Jitsi give it."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )


class PastFileForm(PlainForm):
    file = forms.FileField(
        label=gettext_lazy("the spreadsheet"), widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"})
    )


class ColumnsForm(PlainForm):
    """Which column says what; what was guessed is chosen already."""

    name = forms.TypedChoiceField(label=gettext_lazy("name"), coerce=int)
    surname = forms.TypedChoiceField(
        label=gettext_lazy("surnames"), coerce=int, required=False, empty_value=None
    )
    email = forms.TypedChoiceField(
        label=gettext_lazy("mail address"), coerce=int, required=False, empty_value=None
    )
    came_in = forms.TypedChoiceField(
        label=gettext_lazy("came in"), coerce=int, required=False, empty_value=None
    )
    went_out = forms.TypedChoiceField(
        label=gettext_lazy("went out"), coerce=int, required=False, empty_value=None
    )

    def __init__(self, data: Any, listed: Listed) -> None:
        guessed = {name: str(place) for name, place in listed.guessed.columns.items()}
        super().__init__(data if "name" in data else guessed or None)
        headings = list(enumerate(listed.headings))
        for name in FIELDS:
            none = [("", _("Choose the column") if name == "name" else _("None (column)"))]
            self.fields[name].choices = [*none, *headings]  # type: ignore[attr-defined]

    @property
    def columns(self) -> dict[str, int]:
        """Empty while the column of the name is not known."""
        if not self.is_bound or not self.is_valid():
            return {}
        return {name: place for name, place in self.cleaned_data.items() if place is not None}


class ChoicesForm(forms.Form):
    """One question for each row that is not sure; where they are many, one for all those that are like nobody."""

    @property
    def questions(self) -> list[forms.BoundField]:
        return [field for field in self if field.name != WITH_UNKNOWN]

    @property
    def of_the_rest(self) -> forms.BoundField | None:
        return self[WITH_UNKNOWN] if WITH_UNKNOWN in self.fields else None

    @property
    def choices(self) -> dict[str, str]:
        return {name: value for name, value in self.cleaned_data.items() if name != WITH_UNKNOWN}

    def __init__(self, *arguments: Any, plan: Plan, **others: Any) -> None:
        super().__init__(*arguments, **others)
        for row in plan.asked:
            near = [(one.key, one.label) for one in row.match.near]
            ways = [(LEFT_OUT, _("Leave it out")), *near, (AS_WRITTEN, _("Write the name as it is"))]
            self.fields[row.key] = forms.ChoiceField(
                label=row.connected.name,
                choices=ways,
                required=False,
                help_text=row.connected.email,
                widget=forms.Select(attrs={"class": "form-select"}),
            )
        if plan.rest_unknown:
            words = ngettext(
                "Write down as it is the %d other name that is like nobody here",
                "Write down as they are the %d other names that are like nobody here",
                plan.rest_unknown,
            )
            self.fields[WITH_UNKNOWN] = forms.BooleanField(
                label=words % plan.rest_unknown,
                required=False,
                widget=forms.CheckboxInput(attrs={"class": "form-check-input"}),
            )
