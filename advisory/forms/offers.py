"""What coordination puts on the table: a session offered, one more council in it, one of the past written down."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from crispy_forms.layout import Fieldset
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advisory.forms.choosing import (
    councils_field,
    is_of,
    members_today,
    offer_any_expert,
    offer_councils,
)
from advisory.forms.lengths import LengthField
from advisory.forms.times import WhenForm
from advisory.models import AdvisoryService, AdvisorySession
from members.filters.needs import FIRST_YEAR
from members.forms.topics import offer_topics
from members.models import Organization, Person, Topic
from office import clock
from office.forms import PlainForm, grouped
from workplan.forms.choosing import offer_actions
from workplan.models import Action

OWN_TOPIC = gettext_lazy("The topic of the service")


def service_field() -> forms.ModelChoiceField:  # type: ignore[type-arg]
    return forms.ModelChoiceField(
        label=gettext_lazy("service"),
        queryset=AdvisoryService.objects.none(),
        empty_label=gettext_lazy("Choose a service"),
    )


def topic_field() -> forms.ModelChoiceField:  # type: ignore[type-arg]
    return forms.ModelChoiceField(
        label=gettext_lazy("topic"), queryset=Topic.objects.all(), required=False, empty_label=OWN_TOPIC
    )


def action_field() -> forms.ModelChoiceField:  # type: ignore[type-arg]
    return forms.ModelChoiceField(
        label=gettext_lazy("action of the plan"),
        queryset=Action.objects.none(),
        required=False,
        empty_label=gettext_lazy("None"),
    )


class OfferForm(WhenForm):
    """For one council or several: then the hours are charged once."""

    service = service_field()
    topic = topic_field()
    words = forms.CharField(
        label=gettext_lazy("what you offer"),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        help_text=gettext_lazy("The councils will read it."),
    )
    organizations = councils_field(
        gettext_lazy("Choose the council, or the councils, to which you offer it.")
    )
    expert = forms.ModelChoiceField(
        label=gettext_lazy("expert"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=gettext_lazy("Not decided yet"),
    )
    action = action_field()
    once = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["once"].initial = uuid4()
        self.fields["service"].queryset = AdvisoryService.objects.offered()  # type: ignore[attr-defined]
        self.fields["minutes"].help_text = _(
            "«2 h», «1 h 30» or «45 min». Empty: as long as the service lasts."
        )
        offer_topics(self.fields["topic"])
        offer_councils(self.fields["organizations"], members_today())
        offer_any_expert(self.fields["expert"])
        offer_actions(self.fields["action"], clock.today())
        which = ["which"] if "which" in self.fields else []
        self.helper = grouped(
            Fieldset(gettext_lazy("What is offered"), "service", "topic", "words", "once"),
            Fieldset(gettext_lazy("To whom"), "organizations"),
            Fieldset(
                gettext_lazy("When, if you already know it"),
                "expert", "day", "time", *which, "minutes", "modality", "place",
            ),
            Fieldset(gettext_lazy("The plan"), "action"),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        self.errors.pop("once", None)  # a token that is not one protects from nothing, and nobody can mend it
        service = values.get("service")
        if values.get("expert") and service:
            self.check_clash(values["expert"], values.get("minutes") or service.default_minutes)
        return values

    def offered(self) -> dict[str, Any]:
        """As `offer_session` asks for it."""
        names = ("service", "topic", "words", "organizations", "expert", "action")
        return {name: self.cleaned_data[name] for name in names} | self.agreed() | {"once": self._once()}

    def _once(self) -> UUID | None:
        once: UUID | None = self.cleaned_data.get("once")
        return once


class JoinForm(PlainForm):
    """One more council in a session that has been fixed."""

    YES, ASK = "yes", "ask"
    organization = forms.ModelChoiceField(
        label=gettext_lazy("council"),
        queryset=Organization.objects.none(),
        empty_label=gettext_lazy("Choose a council"),
    )
    answer = forms.ChoiceField(
        label=gettext_lazy("does it come?"),
        choices=[
            (ASK, gettext_lazy("It is offered to the council, which has to answer")),
            (YES, gettext_lazy("The council has already said yes")),
        ],
        initial=ASK,
        widget=forms.RadioSelect,
    )
    attendees = forms.CharField(label=gettext_lazy("who attends"), max_length=300, required=False)

    def __init__(self, *args: Any, session: AdvisorySession, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = members_today().exclude(pk__in=is_of(session))  # type: ignore[attr-defined]

    @property
    def has_said_yes(self) -> bool:
        return bool(self.cleaned_data["answer"] == self.YES)


class LeaveForm(PlainForm):
    reason = forms.CharField(label=gettext_lazy("reason"), max_length=300, required=False)


class RecordForm(PlainForm):
    """Of the past, often little is known: of the date perhaps only the year, and no length."""

    service = service_field()
    topic = topic_field()
    organizations = councils_field(gettext_lazy("Choose the council, or the councils, that received it."))
    day = forms.DateField(label=gettext_lazy("day"), required=False)
    year = forms.TypedChoiceField(
        label=gettext_lazy("year, if the day is not known"), coerce=int, required=False, empty_value=None
    )
    minutes = LengthField(label=gettext_lazy("length"), required=False)
    summary = forms.CharField(
        label=gettext_lazy("what was dealt with"),
        max_length=3000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years = range(clock.today().year, FIRST_YEAR - 1, -1)
        self.fields["service"].queryset = AdvisoryService.objects.all()  # type: ignore[attr-defined]
        self.fields["year"].choices = [("", "—"), *((year, str(year)) for year in years)]  # type: ignore[attr-defined]
        offer_topics(self.fields["topic"])
        offer_councils(self.fields["organizations"], Organization.objects.once_members())

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("day") and not values.get("year") and not {"day", "year"} & self.errors.keys():
            self.add_error("day", ValidationError(_("Write the day, or at least choose the year.")))
        return values

    def recorded(self) -> dict[str, Any]:
        """As `record_session` asks for it; of a year alone, its first day stands for it."""
        given = self.cleaned_data
        names = ("service", "topic", "organizations", "summary")
        return {name: given[name] for name in names} | {
            "day": given["day"] or date(given["year"], 1, 1),
            "is_day_known": bool(given["day"]),
            "minutes_used": given["minutes"],
        }


class ActionForm(PlainForm):
    """The action of the plan that a session serves, or none."""

    action = action_field()

    def __init__(self, *args: Any, session: AdvisorySession, **kwargs: Any) -> None:
        super().__init__(*args, initial={"action": session.action_id}, **kwargs)
        offer_actions(self.fields["action"], session.day or clock.today(), session.action)
