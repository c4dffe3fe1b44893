from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from members.models import Comarca, Delegation, Organization
from office import clock
from office.forms import PlainForm


class DelegationForm(PlainForm):
    """To put a delegation right; whoever it has stays among the choices, even after leaving the network."""

    organization = forms.ModelChoiceField(
        label=_("delegate council"),
        queryset=Organization.objects.none(),
        empty_label=_("Choose a member"),
        help_text=_("It has to be a member."),
    )
    starts_on = forms.DateField(label=_("from"), initial=clock.today)
    ends_on = forms.DateField(
        label=_("until"), required=False, help_text=_("Leave it empty while no last day is known.")
    )

    def __init__(self, *args: Any, delegation: Delegation | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = Organization.objects.in_state("active").values("pk")
        choices = self.fields["organization"]
        assert isinstance(choices, forms.ModelChoiceField)
        choices.queryset = Organization.objects.filter(
            Q(pk__in=members) | Q(pk=delegation.organization_id if delegation else None)
        )


class AppointForm(DelegationForm):
    comarca = forms.ModelChoiceField(
        label=_("comarca"),
        queryset=Comarca.objects.all(),
        to_field_name="code",
        empty_label=_("Choose a comarca"),
    )
    field_order = ["comarca", "organization", "starts_on", "ends_on"]


class EndDelegationForm(PlainForm):
    ends_on = forms.DateField(label=_("last day"), initial=clock.today)
