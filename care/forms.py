from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from care.models import Onboarding, OnboardingStep, Party, Trigger
from members.forms.needs import OwnNeedForm
from members.models import Organization
from office import clock
from office.forms import PlainForm, PlainModelForm

ANY = ("", _("All"))


class BoardFilterForm(forms.Form):
    """Plain Django: in a filter nothing needs the word «optional»."""

    state = forms.ChoiceField(label=_("State"), choices=[*Onboarding.State.choices, ("all", _("All"))])
    trigger = forms.ChoiceField(label=_("Why"), choices=[ANY, *Trigger.choices], required=False)
    responsible = forms.ChoiceField(
        label=_("Whose turn it is"), choices=[ANY, *Party.choices], required=False
    )


class StartForm(PlainForm):
    organization = forms.ModelChoiceField(
        label=_("Council"),
        queryset=Organization.objects.none(),
        empty_label=_("Choose a council of the network"),
    )
    trigger = forms.ChoiceField(label=_("Why you welcome it"), choices=Trigger.choices)
    started_on = forms.DateField(
        label=_("Starts on"), help_text=_("The dates of the steps count from this day.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organization = self.fields["organization"]
        organization.queryset = Organization.objects.members().councils()  # type: ignore[attr-defined]


class FinishStepForm(PlainForm):
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("All who share the checklist read it."),
    )
    done_on = forms.DateField(label=_("Done on"), required=False, help_text=_("If it was not today."))

    def __init__(self, *args: Any, step: OnboardingStep, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"step-{step.pk}-%s", **kwargs)  # many of them on one page
        self.step = step


class NoteNeedForm(OwnNeedForm):
    """A need of the council, noted while one speaks with it: several of them, one after the other."""

    found_on = forms.DateField(label=_("Found on"), required=False, help_text=_("If it was not today."))

    class Meta(OwnNeedForm.Meta):
        labels = {"words": _("need")}
        widgets = {"words": forms.Textarea({"rows": 2})}

    def __init__(self, *args: Any, step: OnboardingStep, is_next: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=f"need-{step.pk}-%s", **kwargs)
        self.step = step
        if is_next:  # after the one before: whoever types goes on typing
            self.fields["words"].widget.attrs["autofocus"] = True


class SkipStepForm(PlainForm):
    reason = forms.CharField(
        label=_("Why this step is not done"), max_length=300, widget=forms.Textarea({"rows": 2})
    )


class RedateStepForm(PlainForm):
    due_on = forms.DateField(label=_("New date"))
    move_later = forms.BooleanField(
        label=_("Move also the steps that come after it"),
        required=False,
        help_text=_("Dates that you have set by hand stay as they are."),
    )


class AddStepForm(PlainModelForm):
    class Meta:
        model = OnboardingStep
        fields = ["title", "responsible", "due_on", "text"]
        widgets = {"text": forms.Textarea({"rows": 4})}


class StopForm(PlainForm):
    reason = forms.CharField(label=_("Why it stops"), max_length=300, widget=forms.Textarea({"rows": 2}))


class ProposeMentorForm(PlainForm):
    organization = forms.ModelChoiceField(
        label=_("Member"), queryset=Organization.objects.none(), empty_label=_("Choose a member")
    )

    def __init__(self, *args: Any, onboarding: Onboarding, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = Organization.objects.with_membership().filter(membership_state="active")
        others = members.exclude(pk=onboarding.organization_id)
        self.fields["organization"].queryset = others  # type: ignore[attr-defined]


class AnswerMentorForm(PlainForm):
    answer = forms.ChoiceField(choices=[("yes", _("Yes")), ("no", _("No"))])
    note = forms.CharField(
        label=_("A word with the answer"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
    )

    @property
    def accepts(self) -> bool:
        return bool(self.cleaned_data["answer"] == "yes")


def started_on_from(text: str | None) -> date:
    """The date typed so far, for the preview; today while it is none."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return clock.today()
