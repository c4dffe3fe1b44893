from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from office.forms import PlainForm
from workplan.forms.plans import IS_CODE
from workplan.models import Action, Workplan
from workplan.models.actions import REASON_LENGTH

AS_PROPOSED = "as_proposed"


class SettleForm(PlainForm):
    """One reason for all that is chosen: some actions, or whole areas."""

    state = forms.ChoiceField(
        label=_("what becomes of them"),
        choices=[
            (AS_PROPOSED, _("What is proposed of each")),
            (Action.State.DONE, _("Done action")),
            (Action.State.CARRIED_OVER, _("Passes to the next plan")),
            (Action.State.DROPPED, _("Dropped")),
        ],
        initial=AS_PROPOSED,
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("why"),
        max_length=REASON_LENGTH,
        help_text=_("It stays in the history of each action, and in the closing of the plan."),
    )
    areas = forms.TypedMultipleChoiceField(
        label=_("whole areas"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    actions = forms.TypedMultipleChoiceField(
        label=_("actions"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, open_actions: list[Action], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open_actions = open_actions
        self._offer("areas", [(str(row.area_id), str(row.area)) for row in open_actions])
        self._offer("actions", [(str(row.pk), str(row)) for row in open_actions])

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = list(dict(choices).items())

    @property
    def given(self) -> dict[str, Any]:
        """What the operation takes."""
        values = self.cleaned_data
        of_areas = [row.pk for row in self.open_actions if row.area_id in values["areas"]]
        state = "" if values["state"] == AS_PROPOSED else values["state"]
        return {"actions": [*values["actions"], *of_areas], "state": state, "reason": values["reason"]}

    @property
    def checked(self) -> set[str]:
        """What was ticked stays ticked when something else has to be put right."""
        return self._ticked("actions")

    @property
    def checked_areas(self) -> set[str]:
        return self._ticked("areas")

    def _ticked(self, name: str) -> set[str]:
        return set(self[name].value() or []) if self.is_bound else set()


class NextPlanForm(PlainForm):
    code = forms.CharField(
        label=_("code"),
        max_length=20,
        validators=[IS_CODE],
        help_text=_("It begins the code of each action: «2027-6.8»."),
    )
    title = forms.CharField(label=_("title"), max_length=120)
    starts_on = forms.DateField(label=_("from"))
    ends_on = forms.DateField(label=_("until"))


def next_year(plan: Workplan) -> dict[str, Any]:
    """The year after the last of this plan."""
    year = plan.ends_on.year + 1
    return {
        "code": str(year),
        "title": plan.title.replace(plan.code, str(year)),
        "starts_on": date(year, 1, 1),
        "ends_on": date(year, 12, 31),
    }
