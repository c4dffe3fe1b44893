"""A published time, taken in one form: what you need and who attends."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisory.models import SessionCouncil
from members.models import Organization
from office.forms import PlainForm


class SlotForm(PlainForm):
    """`times`: what can be chosen, by key. One alone is not asked."""

    slot = forms.ChoiceField(label=gettext_lazy("when"), widget=forms.RadioSelect)
    organization = forms.ModelChoiceField(
        label=gettext_lazy("council"),
        queryset=Organization.objects.none(),
        empty_label=gettext_lazy("Choose the council"),
    )
    words = forms.CharField(
        label=gettext_lazy("what you need"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("Two sentences are enough for the expert to come prepared."),
    )
    attendees = forms.CharField(
        label=gettext_lazy("who attends"),
        max_length=SessionCouncil._meta.get_field("attendees").max_length,
        required=False,
    )
    once = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        times: Sequence[tuple[str, str]],
        label: str = "",
        councils: Any = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["once"].initial = uuid4
        slot = self.fields["slot"]
        assert isinstance(slot, forms.ChoiceField)
        slot.error_messages["invalid_choice"] = _("That time is no longer free. Choose another one.")
        slot.choices = list(times)
        slot.label = label or slot.label
        if times:
            slot.initial = times[0][0]
        if councils is None:
            del self.fields["organization"]
        else:
            self.fields["organization"].queryset = councils  # type: ignore[attr-defined]
