from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from office.forms import PlainForm, grouped
from workplan.models import Action, ProgressNote
from workplan.models.actions import REASON_LENGTH
from workplan.operations.proposals import PROPOSABLE

State = Action.State
# What passes to the next plan is decided when the plan is closed, all of it together.
CHOSEN_HERE = [(state.value, state.label) for state in State if state != State.CARRIED_OVER]


class StateForm(PlainForm):
    """What only a blocked action says is in a group of its own, that the page hides from the other states."""

    state = forms.ChoiceField(label=_("new state"), choices=CHOSEN_HERE, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("reason"),
        max_length=REASON_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed if it is postponed, suspended or dropped. The next review reads it."),
    )
    blocked_by = forms.CharField(
        label=_("what blocks it"), max_length=REASON_LENGTH, required=False,
        help_text=_("Only for a blocked action, and then it is needed: «The call is not out yet»."),
    )  # fmt: skip
    unblocked_by = forms.CharField(
        label=_("what would unblock it"), max_length=REASON_LENGTH, required=False,
        help_text=_("Only for a blocked action: who has to do what."),
    )  # fmt: skip
    blocked_review_on = forms.DateField(
        label=_("look at it again on"), required=False,
        help_text=_("Only for a blocked action: that day the portal asks again."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        blocked = ("blocked_by", "unblocked_by", "blocked_review_on")
        self.helper = grouped(
            Fieldset("", "state", "reason"),
            Fieldset(_("If it is blocked"), *blocked, data_asked_by="state", data_asked_for="blocked"),
        )


class NoteForm(PlainForm):
    text = forms.CharField(
        label=_("note"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Facts only: what has been done, what comes next. It carries your name and the day."),
    )


class ProposalForm(PlainForm):
    text = forms.CharField(
        label=_("what has been done"),
        max_length=REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Coordination decides from what you write here. If something blocks it, say what."),
    )
    state = forms.ChoiceField(
        label=_("new state"),
        required=False,
        choices=[("", _("As it is now")), *((state.value, state.label) for state in PROPOSABLE)],
        widget=forms.RadioSelect,
    )
    progress = forms.IntegerField(
        label=_("progress"), min_value=0, max_value=100, required=False,
        help_text=_("From 0 to 100; leave it empty if it cannot be said."),
    )  # fmt: skip


class AnswerForm(PlainForm):
    ACCEPT = ProgressNote.Answer.ACCEPTED.value

    answer = forms.ChoiceField(
        label=_("answer"),
        choices=[(ACCEPT, _("Accept it")), (ProgressNote.Answer.SET_ASIDE.value, _("Set it aside"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("reason"),
        max_length=REASON_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed to set it aside. Who proposed it gets it in a message."),
    )

    def given(self) -> dict[str, Any]:
        return {
            "accept": self.cleaned_data["answer"] == self.ACCEPT,
            "reason": self.cleaned_data["reason"],
        }
