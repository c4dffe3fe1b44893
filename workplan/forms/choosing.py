"""What forms of the upper apps let choose from a plan."""

from datetime import date

from django import forms

from members.forms.choices import in_groups
from workplan.models import Action, Workplan


def offer_actions(field: forms.Field, on: date, also: Action | None = None) -> None:
    """Those of the approved plans of the day, area by area, and the one that is already chosen."""
    assert isinstance(field, forms.ModelChoiceField)
    plans = Workplan.objects.covering(on).filter(state=Workplan.State.APPROVED)
    actions = Action.objects.filter(area__plan__in=plans).counted()
    rows = list(actions.with_code().in_order_of_codes())
    if also is not None and also.pk not in {row.pk for row in rows}:
        rows.append(Action.objects.with_code().get(pk=also.pk))
    field.queryset = Action.objects.filter(pk__in=[row.pk for row in rows])
    groups = in_groups((str(row.area), row.pk, f"{row.code} {row.title}") for row in rows)
    field.choices = [("", field.empty_label), *groups]
