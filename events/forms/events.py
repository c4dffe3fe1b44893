"""The page of an event, as coordination writes it; and the short one of who proposes one."""

from dataclasses import fields
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from events.forms.fields import HourInput, MomentInput, TownField, check_near
from events.models import Event, EventKind
from events.models.events import CERTIFICATE_SHARE, OFFER_HOURS
from events.operations import EventContent
from events.operations.copying import content_values
from events.operations.proposing import PROPOSED
from members.forms.choices import in_groups, many_of, set_choices
from members.models import Body, Organization
from office import clock
from office.editing import VersionedForm
from office.forms import Folded, PlainForm, grouped
from workplan.forms.choosing import offer_actions
from workplan.models import Action

OWN, OTHERS = "own", "others"
MOST_SEATS = 20_000
MOST_OFFER_HOURS = 30 * 24


def count_of(label: Any, most: int, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=most, required=False, help_text=help_text)


class DayAndPlace(PlainForm):
    """What both forms begin with: what it is, when, and where."""

    kind = forms.ModelChoiceField(
        label=_("kind"), queryset=EventKind.objects.none(), empty_label=_("Choose the kind")
    )
    title = forms.CharField(label=_("title"), max_length=200)
    day = forms.DateField(label=_("day"))
    time = forms.TimeField(label=_("begins at"), required=False, widget=HourInput)
    ends_time = forms.TimeField(label=_("ends at"), required=False, widget=HourInput)
    modality = forms.ChoiceField(
        label=_("format"), choices=Event.Modality.choices, required=False, widget=forms.RadioSelect
    )
    place = forms.CharField(label=_("place"), max_length=200, required=False)
    municipality = TownField(label=_("town"), max_length=80, required=False)
    ends_on = forms.DateField(label=_("last day"), required=False, help_text=_("If it lasts more than one."))
    summary = forms.CharField(
        label=_("what the event is about"),
        max_length=3000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    online_url = forms.URLField(
        label=_("address to connect to"), max_length=500, required=False, assume_scheme="https"
    )
    hosts = forms.CharField(label=_("name of who organizes it"), max_length=300, required=False)
    our_role = forms.ChoiceField(label=_("our part"), choices=Event.OurRole.choices, required=False)

    def clean_day(self) -> date | None:
        return check_near(self.cleaned_data["day"])

    def clean_ends_on(self) -> date | None:
        return check_near(self.cleaned_data["ends_on"])


class EventForm(VersionedForm, DayAndPlace):
    """Of an event, or of one that is about to be added: then `row` is not saved yet, and `start` says what is
    known of it."""

    when_words = forms.CharField(
        label=_("when, in words"),
        max_length=60,
        required=False,
        help_text=_(
            "Only if the day is not known: «gener», «primer semestre». The days above are then the span."
        ),
    )
    edition = count_of(_("edition"), 200)
    bodies = many_of(Body.objects.order_by("kind", "name"), _("bodies that meet"))
    whose = forms.ChoiceField(
        label=_("who organizes it"),
        choices=[(OWN, _("The network (organizer)")), (OTHERS, _("Others (organizer)"))],
        widget=forms.RadioSelect,
    )
    organizations = many_of(Organization.objects.none(), _("organized with"))
    parent = forms.ModelChoiceField(
        label=_("is part of"), queryset=Event.objects.none(), required=False, empty_label=_("None (event)")
    )
    audience = forms.ChoiceField(
        label=_("who sees it"), choices=Event.Audience.choices, widget=forms.RadioSelect
    )
    registration = forms.ChoiceField(
        label=_("who registers"), choices=Event.Registration.choices, widget=forms.RadioSelect
    )
    registration_closes_at = forms.DateTimeField(
        label=_("registration closes"), required=False, widget=MomentInput
    )
    capacity = count_of(_("seats in the room"), MOST_SEATS)
    online_capacity = count_of(_("seats online"), MOST_SEATS)
    seats_per_organization = count_of(_("seats for each organization"), 500)
    offer_hours = count_of(
        _("hours to take a free seat"),
        MOST_OFFER_HOURS,
        _("Who waits has this long to take a seat that becomes free; then it is offered to the next."),
    )
    action = forms.ModelChoiceField(
        label=_("action of the plan"),
        queryset=Action.objects.none(),
        required=False,
        empty_label=_("None of the plan"),
    )
    training_minutes = count_of(_("minutes of training"), 30_000)
    accredited_by = forms.CharField(label=_("accredited by"), max_length=120, required=False)
    certificate_share = count_of(
        _("least attendance for a certificate, %"), 100, _("Who is there less than this gets no certificate.")
    )
    once = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, row: Event, start: dict[str, Any] | None = None, **kwargs: Any) -> None:
        self.start = start
        super().__init__(*args, row=row, **kwargs)
        self._offer(row)
        if row.pk:
            del self.fields["once"]
        self.helper = grouped(*self._groups())
        self.helper.render_hidden_fields = True

    def clean_registration_closes_at(self) -> datetime | None:
        moment: datetime | None = self.cleaned_data["registration_closes_at"]
        check_near(moment.date() if moment else None)
        return moment

    def initial_of(self, row: Event) -> dict[str, Any]:
        """As the fields ask for it: the network's own is a choice of two, and the closing is of the wall clock."""
        if self.start is None:
            values = content_values(row)
        else:
            values = {
                "audience": "network",
                "registration": "none",
                "offer_hours": OFFER_HOURS,
                "certificate_share": CERTIFICATE_SHARE,
                "is_own": True,
                "once": uuid4(),
            } | self.start
        closes = values.get("registration_closes_at")
        return values | {
            "whose": OWN if values["is_own"] else OTHERS,
            "registration_closes_at": localtime(closes) if closes else None,
            "ends_on": None if values.get("ends_on") == values.get("day") else values.get("ends_on"),
        }

    def _offer(self, row: Event) -> None:
        kind, parent, others = (self.fields[name] for name in ("kind", "parent", "organizations"))
        assert isinstance(kind, forms.ModelChoiceField)
        assert isinstance(parent, forms.ModelChoiceField)
        kind.queryset = EventKind.objects.offered_or(row.kind_id)
        parent.queryset = Event.objects.may_hold(row, self.initial.get("parent"))
        offer_organizations(others)
        offer_actions(self.fields["action"], clock.today(), self.initial.get("action"))

    def _groups(self) -> list[Fieldset]:
        return [
            Fieldset("", "kind", "title", "day", "time", "ends_time"),
            Fieldset(_("Where"), "modality", "place", "municipality", "online_url"),
            Fieldset(_("What it is about and who sees it"), "summary", "audience"),
            Fieldset(_("Registration"), "registration"),
            Folded(
                _("Seats and closing of the registration"), "capacity", "online_capacity",
                "seats_per_organization", "registration_closes_at", "offer_hours",
            ),
            Folded(_("Several days, or a day that is not known yet"), "ends_on", "when_words"),
            Folded(_("Who organizes it (group)"), "whose", "hosts", "our_role", "organizations"),
            Folded(_("Training and certificates"), "training_minutes", "accredited_by", "certificate_share"),
            Folded(_("Bodies, edition and plan"), "bodies", "edition", "parent", "action"),
        ]  # fmt: skip

    def clean_offer_hours(self) -> int:
        return self.cleaned_data["offer_hours"] or OFFER_HOURS

    def clean_certificate_share(self) -> int:
        return self.cleaned_data["certificate_share"] or CERTIFICATE_SHARE

    @property
    def content(self) -> EventContent:
        """As the operations ask for it."""
        given = self.given
        names = {field.name for field in fields(EventContent)}
        lists = {name: tuple(given[name]) for name in ("bodies", "organizations")}
        is_own = given["whose"] == OWN
        known = {
            "is_own": is_own,
            "our_role": "" if is_own else given["our_role"],
            "is_day_known": not given["when_words"],
        }
        return EventContent(**{name: value for name, value in given.items() if name in names} | lists | known)


class ProposalForm(DayAndPlace):
    """Of a member or a partner: what it does, for the calendar of the network."""

    once = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind, hosts, part = (self.fields[name] for name in ("kind", "hosts", "our_role"))
        assert isinstance(kind, forms.ModelChoiceField)
        kind.queryset = EventKind.objects.offered_or(None).filter(is_statutory=False)
        hosts.required, hosts.label = True, _("Name of who organizes it")
        part.required, part.label = True, _("What the network would do")
        part.initial = Event.OurRole.ATTENDEE
        self.helper = grouped(
            Fieldset("", "title", "kind", "day", "time", "ends_time", "ends_on"),
            Fieldset(_("Where"), "modality", "place", "municipality", "online_url"),
            Fieldset(_("What it is about (proposal)"), "summary", "hosts", "our_role"),
        )
        self.helper.render_hidden_fields = True

    @property
    def content(self) -> EventContent:
        given = {name: self.cleaned_data[name] for name in PROPOSED}
        return EventContent(**given, is_own=False)


class ProposalEditForm(VersionedForm, ProposalForm):
    """Of who proposed it, while nobody has answered."""

    def __init__(self, *args: Any, row: Event, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ModelChoiceField)
        kind.queryset = EventKind.objects.offered_or(row.kind_id).filter(is_statutory=False)
        del self.fields["once"]

    def initial_of(self, row: Event) -> dict[str, Any]:
        values = {name: value for name, value in content_values(row).items() if name in PROPOSED}
        return values | {"ends_on": None if row.ends_on == row.day else row.ends_on}


class ReasonForm(PlainForm):
    reason = forms.CharField(label=_("reason"), max_length=300, widget=forms.Textarea({"rows": 2}))


def offer_organizations(field: forms.Field) -> None:
    """Partners, and then the members, each in its fold."""
    assert isinstance(field, forms.ModelMultipleChoiceField)
    rows = Organization.objects.filter(kind="partner") | Organization.objects.once_members()
    field.queryset = Organization.objects.all()
    order = rows.order_by("kind", "sort_name").values_list("kind", "pk", "name")
    words = {"partner": _("Partners (organizers)")}
    found = [(words.get(kind, _("Councils (organizers)")), pk, name) for kind, pk, name in order]
    set_choices(field, in_groups(sorted(found, key=lambda row: row[0] != words["partner"])))
