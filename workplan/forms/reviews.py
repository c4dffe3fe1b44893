from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import Body, Person
from office.editing import VersionedForm
from office.forms import PlainForm, grouped
from workplan.models import Action, ReviewPeriod, Workplan
from workplan.models.actions import REASON_LENGTH
from workplan.operations.decisions import Ruling
from workplan.rules.periods import proposed

BODY, PERSON = "b", "p"


class ReviewForm(PlainForm):
    name = forms.CharField(label=_("name"), max_length=80)
    starts_on = forms.DateField(label=_("from"))
    ends_on = forms.DateField(label=_("until"))
    meets_on = forms.DateField(
        label=_("the Executive meets on"),
        required=False,
        help_text=_("The day on which it goes through the plan, if you know it already."),
    )


def proposal_for(plan: Workplan) -> dict[str, Any]:
    """What the form of a new review begins with."""
    last = plan.reviews.order_by("-ends_on").first()
    name, starts_on, ends_on = proposed(plan.starts_on, plan.ends_on, last.ends_on if last else None)
    return {"name": name, "starts_on": starts_on, "ends_on": ends_on}


def values_of(period: ReviewPeriod) -> dict[str, Any]:
    return {name: getattr(period, name) for name in ReviewForm.base_fields}


def responsible_choices() -> list[Any]:
    """Bodies and groups first: few of them, and most actions are theirs."""
    bodies = [(f"{BODY}{pk}", name) for pk, name in Body.objects.order_by("name").values_list("pk", "name")]
    people = Person.objects.unmerged().named().filter(is_active=True).order_by("sort_name", "pk")
    return [
        ("", _("Nobody yet")),
        (_("Bodies and groups"), bodies),
        (_("People"), [(f"{PERSON}{person.pk}", str(person)) for person in people]),
    ]


def responsible_key(action: Action) -> str:
    if action.responsible_id:
        return f"{PERSON}{action.responsible_id}"
    return f"{BODY}{action.responsible_body_id}" if action.responsible_body_id else ""


class DecisionForm(VersionedForm):
    """What the Executive decides on an action, with what there is as its beginning."""

    state = forms.ChoiceField(label=_("state"), choices=Action.State.choices, widget=forms.RadioSelect)
    blocked_by = forms.CharField(label=_("what blocks it"), max_length=REASON_LENGTH, required=False)
    unblocked_by = forms.CharField(label=_("what would unblock it"), max_length=REASON_LENGTH, required=False)
    blocked_review_on = forms.DateField(label=_("look at it again on"), required=False)
    responsible = forms.ChoiceField(label=_("who answers for it"), required=False)
    timing = forms.CharField(
        label=_("when"),
        max_length=60,
        required=False,
        help_text=_("As in the plan: «juny», «segon semestre», «15/06/2026»."),
    )
    reason = forms.CharField(
        label=_("what is decided, and why"),
        max_length=REASON_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, row: Action, comment: str = "", **kwargs: Any) -> None:
        self.comment = comment  # of the decision that is corrected
        super().__init__(*args, row=row, **kwargs)
        responsible = self.fields["responsible"]
        assert isinstance(responsible, forms.ChoiceField)
        responsible.choices = responsible_choices()
        blocked = ("blocked_by", "unblocked_by", "blocked_review_on")
        self.helper = grouped(
            Fieldset("", "state"),
            Fieldset(_("If it is blocked"), *blocked, data_asked_by="state", data_asked_for="blocked"),
            Fieldset("", "reason", "responsible", "timing", "seen"),
        )

    def initial_of(self, row: Action) -> dict[str, Any]:
        kept = ("state", "blocked_by", "unblocked_by", "blocked_review_on", "timing")
        values = {name: getattr(row, name) for name in kept}
        return values | {"responsible": responsible_key(row), "reason": self.comment}

    def ruling(self) -> Ruling:
        values = dict(self.given)
        who, comment = values.pop("responsible"), values.pop("reason")
        blocked = ("blocked_by", "unblocked_by", "blocked_review_on")
        if values["state"] != Action.State.BLOCKED:
            values = {name: value for name, value in values.items() if name not in blocked}
        return Ruling(comment=comment, **values, **self._chosen(who))

    def _chosen(self, who: str) -> dict[str, Any]:
        """The one chosen; the other key of an action that has both is left as it was."""
        if who == responsible_key(self.row):
            return {"responsible": self.row.responsible, "responsible_body": self.row.responsible_body}
        if who.startswith(BODY):
            return {"responsible_body": Body.objects.get(pk=who[1:])}
        return {"responsible": Person.objects.get(pk=who[1:])} if who else {}
