"""Forms of hour budgets. Hours are typed as «50 h», «50» or «4 h 30»: whole ones where no unit is said."""

import re
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advisory.forms.lengths import LengthField
from advisory.models import AdvisoryService, HourAccount, HourBudget
from members.models import Membership, Organization, Person, Seat
from office import clock
from office.forms import PlainForm
from workplan.models import FundingSource

_HOURS = re.compile(r"(\d{1,5})(?:\s*(?:h|hores?|:)\s*(?:i\s*)?(?:([0-5]?\d)\s*(?:min|minuts?|m|')?\.?)?)?")
_MINUTES = re.compile(r"(\d{1,6})\s*(?:min|minuts?|m|')\.?")
LONGEST_TEXT = 20


class HoursField(LengthField):
    """Of a budget, where a number alone can only be hours. Its value is whole minutes."""

    default_error_messages = {"not_a_length": _("Write the hours like this: «50 h» or «4 h 30».")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"help_text": _("«50 h» or «4 h 30»")} | kwargs)

    def to_python(self, value: Any) -> int | None:
        text = str(value or "").strip().lower().replace("\u00a0", " ")
        if not text:
            return None
        minutes = _minutes_of(text) if len(text) <= LONGEST_TEXT else None
        if minutes is None:
            raise ValidationError(self.error_messages["not_a_length"], "not_a_length")
        return minutes


def _minutes_of(text: str) -> int | None:
    if found := _MINUTES.fullmatch(text):
        return int(found[1])
    if found := _HOURS.fullmatch(text):
        return int(found[1]) * 60 + int(found[2] or 0)
    return None


class OnceForm(PlainForm):
    """Sent twice by an impatient hand, it acts once."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class OpenBudgetForm(PlainForm):
    service = forms.ModelChoiceField(label=_("service"), queryset=AdvisoryService.objects.none())
    starts_on = forms.DateField(label=_("from"))
    ends_on = forms.DateField(label=_("until"))
    minutes = HoursField(label=_("hours"))
    funding = forms.ModelChoiceField(
        label=_("paid by"), queryset=FundingSource.objects.none(), required=False
    )
    note = forms.CharField(label=_("note"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        services = AdvisoryService.objects.filter(has_budget=True)
        _offer(self, "service", services)
        _offer(self, "funding", FundingSource.objects.all())
        service, year = services.first(), clock.today().year
        if HourBudget.objects.filter(service=service, ends_on__year=year).exists():
            year += 1
        self.initial.setdefault("service", service)
        self.initial.setdefault("starts_on", f"{year}-01-01")
        self.initial.setdefault("ends_on", f"{year}-12-31")


class EditBudgetForm(PlainForm):
    funding = forms.ModelChoiceField(
        label=_("paid by"), queryset=FundingSource.objects.none(), required=False
    )
    note = forms.CharField(label=_("note"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "funding", FundingSource.objects.all())


class GrantForm(OnceForm):
    minutes = HoursField(label=_("hours to add"))
    reason = forms.CharField(
        label=_("where they come from"),
        max_length=300,
        help_text=_("For instance: «Addenda to the Conveni»."),
    )


class PackageForm(OnceForm):
    organization = forms.ModelChoiceField(
        label=_("council"), queryset=Organization.objects.none(), empty_label=_("Choose a council")
    )
    minutes = HoursField(label=_("hours set aside"))
    valid_until = forms.DateField(
        label=_("until"),
        required=False,
        help_text=_("Empty: until the budget ends. What is not used then flows back for everybody."),
    )
    reason = forms.CharField(label=_("reason"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = Membership.objects.in_force().filter(state__in=Membership.IN_NETWORK)
        _offer(
            self,
            "organization",
            Organization.objects.councils().filter(pk__in=members.values("organization")),
        )


class ReturnForm(OnceForm):
    reason = forms.CharField(label=_("reason"), max_length=300, required=False)


class AdjustForm(OnceForm):
    debit = forms.ModelChoiceField(label=_("from which account"), queryset=HourAccount.objects.none())
    credit = forms.ModelChoiceField(label=_("into which one"), queryset=HourAccount.objects.none())
    minutes = HoursField(label=_("hours"))
    approved_by = forms.ModelChoiceField(label=_("who has approved it"), queryset=Person.objects.none())
    reason = forms.CharField(
        label=_("reason"), max_length=300, help_text=_("It stays beside the movement for good.")
    )

    def __init__(self, *args: Any, budget: HourBudget, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        accounts = budget.accounts.select_related("organization")
        named = [(account.pk, account.name) for account in accounts]
        for name in ("debit", "credit"):
            _offer(self, name, accounts)
            self.fields[name].choices = [("", _("Choose an account")), *named]  # type: ignore[attr-defined]
        _offer(self, "approved_by", _answering_for_hours())


class CloseForm(PlainForm):
    carry_minutes = HoursField(
        label=_("hours that pass to the next period"),
        required=False,
        help_text=_("Empty: none, and all that is left lapses."),
    )

    def clean_carry_minutes(self) -> int:
        return self.cleaned_data["carry_minutes"] or 0


def _answering_for_hours() -> Any:
    """The coordination and the Executive of today."""
    seats = Seat.objects.in_force().filter(term__body__kind="executive")
    coordination = Person.objects.coordination().values("pk")
    return Person.objects.unmerged().filter(Q(pk__in=coordination) | Q(pk__in=seats.values("person")))


def _offer(form: forms.Form, name: str, rows: Any) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows
