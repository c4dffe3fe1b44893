from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.imports.attendance import Listed, Plan
from events.imports.profiles import FIELDS
from events.operations.importing import AS_WRITTEN, LEFT_OUT
from office.forms import PlainForm


class AttendanceFileForm(PlainForm):
    file = forms.FileField(
        label=gettext_lazy("file of the videoconference"),
        help_text=gettext_lazy("CSV or XLSX, as Zoom, Teams, Meet or Jitsi give it."),
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
    """One question for each row that is not sure."""

    def __init__(self, *arguments: Any, plan: Plan, **others: Any) -> None:
        super().__init__(*arguments, **others)
        for row in [*plan.doubtful, *plan.unknown]:
            near = [(one.key, one.label) for one in row.match.near]
            ways = [(LEFT_OUT, _("Leave it out")), *near, (AS_WRITTEN, _("Write the name as it is"))]
            self.fields[row.key] = forms.ChoiceField(
                label=row.connected.name,
                choices=ways,
                required=False,
                help_text=row.connected.email,
                widget=forms.Select(attrs={"class": "form-select"}),
            )
