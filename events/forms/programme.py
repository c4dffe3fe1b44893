from dataclasses import fields
from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from events.forms.fields import HourInput, check_near
from events.models import ProgrammeItem
from events.operations import ItemContent
from office.forms import Folded, PlainForm, grouped


class ItemForm(PlainForm):
    """A part of the programme; its day is asked only where the event lasts more than one."""

    title = forms.CharField(label=_("title"), max_length=200)
    kind = forms.ChoiceField(
        label=_("kind"), choices=ProgrammeItem.Kind.choices, initial=ProgrammeItem.Kind.TALK
    )
    day = forms.DateField(label=_("day"), required=False)
    time = forms.TimeField(label=_("begins at"), required=False, widget=HourInput)
    ends_time = forms.TimeField(label=_("ends at"), required=False, widget=HourInput)
    speakers = forms.CharField(label=_("who speaks"), max_length=300, required=False)
    words = forms.CharField(
        label=_("what it is about"), max_length=1000, required=False, widget=forms.Textarea({"rows": 2})
    )
    place = forms.CharField(label=_("room"), max_length=120, required=False)
    is_chosen = forms.BooleanField(label=_("People choose it when they register"), required=False)
    capacity = forms.IntegerField(label=_("seats"), min_value=1, max_value=20_000, required=False)

    def __init__(self, *args: Any, event: Any, item: ProgrammeItem | None = None, **kwargs: Any) -> None:
        start = {field.name: getattr(item, field.name) for field in fields(ItemContent)} if item else None
        super().__init__(*args, initial=start, **kwargs)
        if event.day == event.ends_on:
            del self.fields["day"]
        when = [name for name in ("day", "time", "ends_time") if name in self.fields]
        self.helper = grouped(
            Fieldset("", "title", "kind", *when, "speakers"),
            Folded(_("Room, seats and what it is about"), "words", "place", "is_chosen", "capacity"),
        )

    def clean_day(self) -> Any:
        return check_near(self.cleaned_data["day"])

    @property
    def content(self) -> ItemContent:
        return ItemContent(**self.cleaned_data)
