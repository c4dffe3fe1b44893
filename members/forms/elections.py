from datetime import date
from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from members.forms.agreements import CitedAgreementForm
from members.forms.holders import Holder, HolderField, HolderForm, day_in, members_on, offer_holders
from members.models import Agreement, Body, Seat, Term
from members.operations.elections import NewSeat, former_term, four_years_from
from office import clock
from office.forms import Folded, PlainForm, grouped

SINGLE = tuple(function.value for function in Seat.SINGLE)
ORDINARY = tuple(f"member_{number}" for number in range(1, 10))
AT_SIGHT = 6  # ordinary seats of an Executive of nine; the rest are folded


class ElectionForm(CitedAgreementForm):
    """Who was elected to a body: one select for each seat, those left blank do not count."""

    starts_on = forms.DateField(
        label=_("first day of the term"),
        required=False,
        help_text=_("If you leave it blank, the day of the agreement."),
    )
    ends_on = forms.DateField(
        label=_("last day of the term"),
        required=False,
        help_text=_("If you leave it blank, four years."),
    )

    def __init__(self, *args: Any, elected: Body, **kwargs: Any) -> None:
        title = _("Election of the body: %s") % elected
        super().__init__(*args, title=title, known=Agreement.objects.standing(), **kwargs)
        for name in (*SINGLE, *ORDINARY):
            label = f"{_('Ordinary seat')} {name.partition('_')[2]}"
            if name in SINGLE:
                label = str(Seat.Function(name).label)
            self.fields[name] = HolderField(label=label, required=False)
        day = day_in(self, "starts_on", "agreement", "adopted_on")
        offer_holders(self, (*SINGLE, *ORDINARY), day, members_on)
        self.helper = grouped(
            self.agreement_fields(),
            Fieldset(_("The term"), "starts_on", "ends_on"),
            Fieldset(_("Presidency, vice-presidency and secretary"), *SINGLE),
            Fieldset(_("Ordinary seats"), *ORDINARY[:AT_SIGHT]),
            Folded(_("More ordinary seats"), *ORDINARY[AT_SIGHT:]),
        )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        councils = set()
        for name, holder in self._chosen():
            if holder.organization in councils:
                self.add_error(name, _("This council has another seat above: a council has one at most."))
            councils.add(holder.organization)
        if not councils and not self.errors:
            self.add_error(SINGLE[0], _("Say at least one council that was elected."))
        return values

    def _chosen(self) -> list[tuple[str, Holder]]:
        found = [(name, self.cleaned_data.get(name)) for name in (*SINGLE, *ORDINARY)]
        return [(name, holder) for name, holder in found if holder]

    def seats(self) -> list[NewSeat]:
        return [
            NewSeat(holder.organization, holder.person, name if name in SINGLE else Seat.Function.MEMBER)
            for name, holder in self._chosen()
        ]

    def first_day(self, agreement: Agreement) -> date:
        day: date = self.cleaned_data["starts_on"] or agreement.adopted_on
        return day


class SeatForm(HolderForm):
    function = forms.ChoiceField(
        label=_("function"), choices=Seat.Function.choices, initial=Seat.Function.MEMBER
    )
    field_order = ["function"]


class LastDayForm(PlainForm):
    ends_on = forms.DateField(label=_("last day"), initial=clock.today)


class WithdrawForm(PlainForm):
    former_ends_on = forms.DateField(
        label=_("the former term lasts until"),
        required=False,
        help_text=_("Its seats are in force again until this day. Leave it blank if it had really ended."),
    )

    def __init__(self, *args: Any, term: Term, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        former = former_term(term)
        if former:
            self.fields["former_ends_on"].initial = four_years_from(former.starts_on)
        else:
            del self.fields["former_ends_on"]
