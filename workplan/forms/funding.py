from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.forms.choices import in_groups, many_of, set_choices
from members.forms.periods import PeriodForm
from members.models import Organization
from office.forms import PlainForm
from workplan.forms.amounts import EurosField, HoursField
from workplan.models import Action, FundingSource, Workplan


class FundingSourceForm(PeriodForm):
    amount = EurosField(label=_("amount"), required=False, help_text="«60.000 €»")

    class Meta:
        model = FundingSource
        fields = ["name", "kind", "state", "amount", "counterpart", "starts_on", "ends_on", "note"]
        widgets = {"kind": forms.RadioSelect, "state": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("kind", FundingSource.Kind.choices), ("state", FundingSource.State.choices)):
            field = self.fields[name]  # one has to be chosen: an empty button would only be in the way
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        counterpart = self.fields["counterpart"]
        assert isinstance(counterpart, forms.ModelChoiceField)
        counterpart.queryset = Organization.objects.filter(kind__in=["partner", "provincial_council"])


class RemoveForm(PlainForm):
    """Nothing to fill in: the button is the answer."""


class TiedActionsForm(PlainForm):
    actions = many_of(
        Action.objects.none(),
        _("Actions that it pays for"),
        _("Those that you leave marked are confirmed when you save."),
    )

    def __init__(self, *args: Any, plan: Workplan, source: FundingSource, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = list(Action.objects.of_plan(plan).counted().with_tie(source).with_code().in_order_of_codes())
        field = self.fields["actions"]
        assert isinstance(field, forms.ModelMultipleChoiceField)
        field.queryset = Action.objects.of_plan(plan).counted()
        field.initial = [action.pk for action in rows if action.tie_to_confirm is not None]
        set_choices(field, in_groups((str(row.area), row.pk, _said(row)) for row in rows))


def _said(action: Any) -> str:
    words = f"{action.code} {action.title}"
    return str(_("%s (to be confirmed)") % words) if action.tie_to_confirm else words


class CostForm(PlainForm):
    planned_cost = EurosField(label=_("planned cost"), required=False, help_text="«1.200 €»")
    actual_cost = EurosField(label=_("actual cost"), required=False)
    planned_minutes = HoursField(label=_("planned hours"), required=False, help_text="«12,5 h»")
    actual_minutes = HoursField(label=_("actual hours"), required=False)
