"""Who gives a session and when; and the ways in which it is not given."""

from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisory.forms.choosing import offer_experts
from advisory.forms.lengths import LengthField
from advisory.forms.times import TimeInput, WhenForm
from advisory.models import AdvisorySession
from members.models import Person
from office.forms import PlainForm, grouped

Side = AdvisorySession.Side


def expert_field() -> forms.ModelChoiceField:  # type: ignore[type-arg]
    return forms.ModelChoiceField(
        label=gettext_lazy("expert"),
        queryset=Person.objects.none(),
        empty_label=gettext_lazy("Choose who will give it"),
    )


class ExpertForm(PlainForm):
    """Of a session that already has its date."""

    expert = expert_field()

    def __init__(self, *args: Any, session: AdvisorySession, **kwargs: Any) -> None:
        super().__init__(*args, initial={"expert": session.expert_id}, **kwargs)
        offer_experts(self.fields["expert"], session.service, session.expert)


class DateForm(WhenForm):
    """A date for a session that has its expert."""

    day = forms.DateField(label=gettext_lazy("day"))
    time = forms.TimeField(label=gettext_lazy("hour"), widget=TimeInput)
    minutes = LengthField(label=gettext_lazy("length"))

    def __init__(self, *args: Any, session: AdvisorySession, **kwargs: Any) -> None:
        self.session = session
        super().__init__(*args, initial=as_agreed(session), **kwargs)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.session.expert and values.get("minutes"):
            self.check_clash(self.session.expert, values["minutes"], self.session)
        return values


class AssignForm(WhenForm):
    """Who gives it and, when it is already known, the date: then the session is confirmed in one go."""

    expert = expert_field()
    field_order = ("expert", "day", "time", "which", "minutes", "modality", "place")

    def __init__(self, *args: Any, session: AdvisorySession, **kwargs: Any) -> None:
        self.session = session
        begins = as_agreed(session) | {"expert": session.expert_id}
        super().__init__(*args, initial=begins, **kwargs)
        offer_experts(self.fields["expert"], session.service, session.expert)
        which = ["which"] if "which" in self.fields else []
        self.helper = grouped(
            Fieldset(gettext_lazy("Who"), "expert"),
            Fieldset(
                gettext_lazy("When, if you have already agreed it"),
                "day", "time", *which, "minutes", "modality", "place",
            ),
        )  # fmt: skip

    @property
    def has_date(self) -> bool:
        return bool(self.cleaned_data.get("day"))

    def assigned(self) -> dict[str, Any]:
        """As `agree_date` asks for it, or `assign_expert` where there is no date."""
        agreed = self.agreed() if self.has_date else {}
        return {"expert": self.cleaned_data["expert"]} | agreed

    def clean(self) -> dict[str, Any]:
        """A date is whole, and what goes with it is not lost without one."""
        values = super().clean() or {}
        day, hour = values.get("day"), values.get("time")
        if day and not hour and "time" not in self.errors:
            self.add_error("time", ValidationError(_("Write the hour too, or leave the day empty.")))
        if day and not values.get("minutes") and "minutes" not in self.errors:
            self.add_error("minutes", ValidationError(_("Write how long it will last.")))
        if not day and "day" not in self.errors and self._goes_with_a_date(values):
            self.add_error(
                "day", ValidationError(_("The hour, the length and the place are kept with a day: write it."))
            )
        if values.get("expert") and values.get("minutes"):
            self.check_clash(values["expert"], values["minutes"], self.session)
        return values

    def _goes_with_a_date(self, values: dict[str, Any]) -> bool:
        changed = [name for name in ("time", "minutes", "modality", "place") if name in self.changed_data]
        return any(values.get(name) for name in changed)


def as_agreed(session: AdvisorySession) -> dict[str, Any]:
    """What a form of its date begins with."""
    return {
        "day": session.day,
        "time": session.time,
        "minutes": session.minutes or session.service.default_minutes,
        "modality": session.modality,
        "place": session.place,
    }


class DeclineForm(PlainForm):
    reason = forms.CharField(
        label=gettext_lazy("reason"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("The council will read it."),
    )


class NoShowForm(PlainForm):
    absent = forms.ChoiceField(
        label=gettext_lazy("who did not come"),
        choices=[(Side.COUNCIL.value, Side.COUNCIL.label), (Side.EXPERT.value, Side.EXPERT.label)],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(label=gettext_lazy("reason"), max_length=300, required=False)
