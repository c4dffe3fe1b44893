"""A published time, taken in one form: what you need and who attends."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisory.models import SessionCouncil
from advisory.pages.asking import Asking
from advisory.pages.slots import Offer, slot_in_words
from office.forms import PlainForm


class SlotForm(PlainForm):
    """Of a time that is free nothing is asked but with whom, if several can; else, which of the nearest ones."""

    slot = forms.ChoiceField(
        label=gettext_lazy("when and with whom"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("That time is no longer free. Choose another one.")},
    )
    organization = forms.ChoiceField(label=gettext_lazy("for which council"))
    words = forms.CharField(
        label=gettext_lazy("what you need"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("In a few words: what you want to do and what you get stuck on."),
    )
    attendees = forms.CharField(
        label=gettext_lazy("who attends"),
        required=False,
        max_length=SessionCouncil._meta.get_field("attendees").max_length,
    )
    once = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, asking: Asking, offer: Offer, moment: datetime) -> None:
        known = {"once": uuid4(), "attendees": asking.attendees}
        super().__init__(data, initial=known | ({"words": asking.need.words} if asking.need else {}))
        self.offer = offer
        self.council = asking.organization
        free = offer.at(moment)
        self.when = slot_in_words(free[0].slot, offer.service) if free else ""
        self.only_expert = free[0].expert if len(free) == 1 else None
        self.choices = {choice.key: choice for choice in free or offer.near(moment)}
        self._offer_times(is_free=bool(free))
        self._offer_councils(asking)

    def _offer_times(self, *, is_free: bool) -> None:
        field = self.fields["slot"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(choice.key, choice.words) for choice in self.choices.values()]
        if is_free:
            field.initial = next(iter(self.choices))
            field.label = _("With whom")
            if len(self.choices) == 1:
                field.widget = forms.HiddenInput()

    def _offer_councils(self, asking: Asking) -> None:
        if asking.organization:
            del self.fields["organization"]
            return
        field = self.fields["organization"]
        assert isinstance(field, forms.ChoiceField)
        self.councils = {str(one.pk): one for one in asking.choices}
        named = ((key, str(one)) for key, one in self.councils.items())
        field.choices = [("", _("Choose the council")), *named]

    def clean_organization(self) -> str:
        number: str = self.cleaned_data["organization"]
        self.council = self.councils[number]
        return number

    def given(self) -> dict[str, Any]:
        """As the operation asks for it."""
        choice = self.choices[self.cleaned_data["slot"]]
        asked = {name: self.cleaned_data[name] for name in ("words", "attendees", "once")}
        return asked | {
            "service": self.offer.service,
            "organizations": [self.council],
            "on_behalf_of": self.council,
            "expert": choice.expert,
            "starts_at": choice.slot.starts_at,
        }
