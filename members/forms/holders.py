"""One select for «this council, through this person»: whoever could take a place on a day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from members.models import Agreement, Organization, Person, Role
from members.querysets import OrganizationQuerySet
from office import clock
from office.forms import PlainForm


@dataclass(frozen=True)
class Holder:
    organization: Organization
    person: Person | None = None
    post: str = ""

    @property
    def key(self) -> str:
        return f"{self.organization.pk}-{self.person.pk}" if self.person else f"{self.organization.pk}"

    @property
    def label(self) -> str:
        """The name of the place first: who types its first letters gets there."""
        council = self.organization.short_name
        if self.organization.kind != Organization.Kind.MUNICIPALITY:
            council = f"{council} ({self.organization.get_kind_display()})"
        who = f"{self.person}, {self.post}" if self.person else _("the person is not known yet")
        return f"{council}: {who}"


def holders_on(day: date, councils: OrganizationQuerySet) -> list[Holder]:
    """Each council with its people of the day, then without any: the name may be still to come."""
    roles = Role.objects.in_force(day).filter(organization__in=councils).select_related("person")
    people: dict[int, dict[int, Holder]] = {}
    councils = councils.order_by("sort_name", "pk")
    by_number = {council.pk: council for council in councils}
    for role in roles.order_by("person__sort_name", "pk"):
        council = by_number[role.organization_id]
        of_council = people.setdefault(council.pk, {})
        of_council.setdefault(role.person_id, Holder(council, role.person, role.title))
    return [
        holder
        for council in by_number.values()
        for holder in (*people.get(council.pk, {}).values(), Holder(council))
    ]


def members_on(day: date) -> OrganizationQuerySet:
    """Who can hold a seat: an applicant has no vote, and is not voted."""
    return Organization.objects.in_state("active", day)


class HolderField(forms.ChoiceField):
    """Its value is a Holder, or None where nobody is chosen."""

    default_error_messages = {
        "invalid_choice": _(
            "That council or that person could not take the place on that day. "
            "The list shows now who could: choose again."
        )
    }

    def offer(self, holders: list[Holder], *, chosen: Holder | None = None) -> None:
        """Who can be chosen; what was chosen from the list of another day stays in sight, and is refused."""
        self.holders = {holder.key: holder for holder in holders}
        empty = _("Choose one") if self.required else _("Nobody")
        drawn = [*holders, chosen] if chosen else holders
        self.choices = [("", empty), *((holder.key, holder.label) for holder in drawn)]

    def valid_value(self, value: Any) -> bool:
        return str(value) in self.holders

    def clean(self, value: Any) -> Holder | None:
        return self.holders.get(super().clean(value))


def day_in(form: forms.Form, *names: str) -> date:
    """The first day, or agreement with its day, that is typed well; else today: a list of people is of a day."""
    for name in names:
        try:
            day = form.fields[name].clean(form.data.get(form.add_prefix(name), ""))
        except (KeyError, ValidationError):
            continue
        if isinstance(day, Agreement):
            day = day.adopted_on
        if isinstance(day, date):
            return day
    return clock.today()


def offer_holders(
    form: forms.Form, names: Iterable[str], day: date, councils: Callable[[date], OrganizationQuerySet]
) -> None:
    """Fill the lists of a form with who could take a place on the day."""
    holders, seen = holders_on(day, councils(day)), []
    if form.is_bound and day != clock.today():
        seen = holders_on(
            clock.today(), councils(clock.today())
        )  # the list there was before the day was typed
    others = {holder.key: holder for holder in seen} | dict.fromkeys(holder.key for holder in holders)
    for name in names:
        field = form.fields[name]
        assert isinstance(field, HolderField)
        field.offer(holders, chosen=others.get(form.data.get(form.add_prefix(name), "")))


class HolderForm(PlainForm):
    """A place from a day on."""

    holder = HolderField(label=_("council and person"))
    starts_on = forms.DateField(label=_("from"), initial=clock.today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_holders(self, ["holder"], day_in(self, "starts_on"), self.councils)

    def councils(self, day: date) -> OrganizationQuerySet:
        return members_on(day)

    def given(self) -> dict[str, Any]:
        """What the operations of seats and participations take."""
        values = dict(self.cleaned_data)
        holder: Holder = values.pop("holder")
        return values | {"organization": holder.organization, "person": holder.person}
