from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.codes import event_of
from events.models import Event
from members.models import Organization
from office.forms import PlainForm


class WayForm(PlainForm):
    """Of a hybrid event, whether one is in the room or connected."""

    is_online = forms.TypedChoiceField(
        label=gettext_lazy("how do you attend"),
        choices=[("no", gettext_lazy("In the room")), ("yes", gettext_lazy("Connected"))],
        coerce=lambda value: value == "yes",
        initial="no",
        widget=forms.RadioSelect,
    )

    def __init__(self, *arguments: Any, event: Event, **others: Any) -> None:
        super().__init__(*arguments, **others)
        self.event = event
        if event.modality != Event.Modality.HYBRID:
            del self.fields["is_online"]

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        values.setdefault("is_online", self.event.modality == Event.Modality.ONLINE)
        return values


class HereForm(WayForm):
    """Who has signed in; asked for whom it comes only where it could be more than one."""

    organization = forms.ModelChoiceField(
        label=gettext_lazy("you come on behalf of"), queryset=Organization.objects.none(), empty_label=None
    )
    field_order = ["organization", "is_online"]

    def __init__(self, *arguments: Any, own: list[Organization], **others: Any) -> None:
        super().__init__(*arguments, **others)
        self.own = own
        if len(own) < 2:
            del self.fields["organization"]
        else:
            rows = Organization.objects.filter(pk__in=[row.pk for row in own])
            self.fields["organization"].queryset = rows  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if len(self.own) < 2:
            values["organization"] = self.own[0] if self.own else None
        return values


class AddressForm(WayForm):
    """Who has not signed in says the address with which it registered."""

    email = forms.EmailField(
        label=gettext_lazy("mail address with which you registered"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    field_order = ["email", "is_online"]


class CodeForm(PlainForm):
    code = forms.CharField(
        label=gettext_lazy("code on the screen"),
        max_length=30,
        help_text=gettext_lazy("For instance 42-K7QM3X."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )

    def clean_code(self) -> Event:
        event = event_of(self.cleaned_data["code"])
        if event is None:
            raise forms.ValidationError(_("No event has this code: look at the screen again."))
        return event
