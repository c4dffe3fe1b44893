from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.forms.organizations import OrganizationField
from events.models import Attendance, Event
from members.models import Organization
from office import clock
from office.forms import PlainForm

Status = Attendance.Status


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class AttendanceForm(PlainForm):
    """All that can be said of somebody on the sheet; the hours are of the day of the event."""

    status = forms.ChoiceField(
        label=gettext_lazy("attendance"), choices=Status.choices, widget=forms.RadioSelect
    )
    represented_by = forms.ModelChoiceField(
        label=gettext_lazy("represented by (organization)"),
        queryset=Organization.objects.none(),
        required=False,
        help_text=gettext_lazy("Only where another organization came in its place."),
    )
    came_in = forms.TimeField(label=gettext_lazy("hour of coming in"), required=False, widget=TimeInput)
    went_out = forms.TimeField(label=gettext_lazy("hour of going out"), required=False, widget=TimeInput)

    def __init__(self, *arguments: Any, event: Event, **others: Any) -> None:
        self.event = event
        super().__init__(*arguments, **others)
        members = Organization.objects.members(event.day)
        self.fields["represented_by"].queryset = members  # type: ignore[attr-defined]
        if event.ends_on != event.day:  # an hour alone would not say of which day
            del self.fields["came_in"], self.fields["went_out"]

    def clean_came_in(self) -> datetime | None:
        return self._moment(self.cleaned_data["came_in"])

    def clean_went_out(self) -> datetime | None:
        return self._moment(self.cleaned_data["went_out"])

    def _moment(self, hour: time | None) -> datetime | None:
        return clock.moment_of(self.event.day, hour) if hour else None


class WalkInForm(PlainForm):
    """Somebody who is not on the sheet."""

    name = forms.CharField(label=gettext_lazy("name and surnames"), max_length=120)
    organization = OrganizationField(
        label=gettext_lazy("organization"),
        widget=forms.TextInput(attrs={"list": "organizations", "autocomplete": "off"}),
        help_text=gettext_lazy("As the register names it: «Ajuntament de Vic», «Vic»."),
    )
    status = forms.ChoiceField(label=gettext_lazy("attendance"), widget=forms.RadioSelect)

    def __init__(self, *arguments: Any, event: Event, **others: Any) -> None:
        super().__init__(*arguments, **others)
        ways = [(Status.PRESENT, _("In the room")), (Status.ONLINE, _("Connected"))]
        self.fields["status"].choices = ways  # type: ignore[attr-defined]
        self.fields["status"].initial = Status.ONLINE if event.modality == "online" else Status.PRESENT


def initial_of(attendance: Attendance | None) -> dict[str, Any]:
    if attendance is None:
        return {}
    hours = {
        name: moment.astimezone(clock.zone()).time() if moment else None
        for name, moment in (("came_in", attendance.came_in), ("went_out", attendance.went_out))
    }
    return {"status": attendance.status, "represented_by": attendance.represented_by_id, **hours}
