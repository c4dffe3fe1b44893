from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.forms.holders import HolderForm
from members.models import Body, GroupSpell, Organization
from members.operations.groups import allowed_states
from members.querysets import OrganizationQuerySet
from office import clock
from office.forms import PlainForm

State = GroupSpell.State


class GroupForm(PlainForm):
    name = forms.CharField(label=_("name"), max_length=120, help_text=_("Without «GT»: «Agroecologia»."))
    state = forms.ChoiceField(
        label=_("state"),
        choices=[(state.value, state.label) for state in (State.PROPOSED, State.ACTIVE)],
        initial=State.PROPOSED,
        widget=forms.RadioSelect,
    )
    starts_on = forms.DateField(label=_("from"), initial=clock.today)
    reason = forms.CharField(
        label=_("reason or source"), max_length=300, help_text=_("Who proposes it and what for.")
    )


class GroupStateForm(PlainForm):
    state = forms.ChoiceField(label=_("new state"), widget=forms.RadioSelect)
    starts_on = forms.DateField(label=_("from"), initial=clock.today)
    reason = forms.CharField(
        label=_("reason or source"), max_length=300, help_text=_("It stays in the history of the group.")
    )

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        state = self.fields["state"]
        assert isinstance(state, forms.ChoiceField)
        state.choices = allowed_states(body)


class RenameForm(PlainForm):
    name = forms.CharField(label=_("new name"), max_length=120)
    starts_on = forms.DateField(label=_("first day of the new name"), initial=clock.today)


class ParticipationForm(HolderForm):
    is_coordinator = forms.BooleanField(label=_("coordinates the group"), required=False)

    def councils(self, day: date) -> OrganizationQuerySet:
        return Organization.objects.members(day)
