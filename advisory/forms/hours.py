"""The times that an expert publishes, as people say them: «Tuesdays from 9 to 12, every hour, until June»."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from advisory.models import PublishedHours
from members.models import Person
from office import clock
from office.forms import PlainForm
from office.minutes import in_words

LENGTHS = (30, 45, 60, 90, 120, 180)
MONTHS_AHEAD = timedelta(days=120)


class TimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class HoursForm(PlainForm):
    """`experts`: among whom coordination chooses; an expert publishes its own and is not asked."""

    expert = forms.ModelChoiceField(
        label=gettext_lazy("expert"),
        queryset=Person.objects.none(),
        empty_label=gettext_lazy("Choose the expert"),
    )
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("every"), choices=PublishedHours.Weekday.choices, coerce=int
    )
    from_time = forms.TimeField(label=gettext_lazy("from (hour)"), widget=TimeInput, input_formats=["%H:%M"])
    to_time = forms.TimeField(label=gettext_lazy("until (hour)"), widget=TimeInput, input_formats=["%H:%M"])
    slot_minutes = forms.TypedChoiceField(
        label=gettext_lazy("a session may begin every"), coerce=int, initial=60,
        help_text=gettext_lazy("A longer session takes as much of the time that follows as it needs."),
    )  # fmt: skip
    starts_on = forms.DateField(label=gettext_lazy("beginning on"), initial=clock.today)
    ends_on = forms.DateField(label=gettext_lazy("last day"))

    def __init__(self, *args: Any, experts: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lengths = self.fields["slot_minutes"]
        assert isinstance(lengths, forms.TypedChoiceField)
        lengths.choices = [(minutes, in_words(minutes)) for minutes in LENGTHS]
        self.fields["ends_on"].initial = clock.today() + MONTHS_AHEAD
        _offer(self, experts)


class DaysOffForm(PlainForm):
    expert = forms.ModelChoiceField(
        label=gettext_lazy("expert"),
        queryset=Person.objects.none(),
        empty_label=gettext_lazy("Choose the expert"),
    )
    starts_on = forms.DateField(label=gettext_lazy("first day"), initial=clock.today)
    ends_on = forms.DateField(
        label=gettext_lazy("last day"), required=False, help_text=gettext_lazy("Empty: that day only.")
    )

    def __init__(self, *args: Any, experts: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, experts)

    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        return given | {"ends_on": given["ends_on"] or given["starts_on"]}


class EndHoursForm(PlainForm):
    ends_on = forms.DateField(
        label=gettext_lazy("last day"),
        help_text=gettext_lazy(
            "That day can still be booked. To take it all away from today on, write yesterday."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].initial = clock.today()


def _offer(form: PlainForm, experts: Any) -> None:
    if experts is None:
        del form.fields["expert"]
    else:
        form.fields["expert"].queryset = experts  # type: ignore[attr-defined]
