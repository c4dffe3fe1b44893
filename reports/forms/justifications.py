"""The forms of the justification of the Conveni: short, and each line says how it knows what it says."""

import re
from decimal import Decimal
from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from members.forms.choices import in_groups, many_of, set_choices
from members.models import Person
from office.editing import VersionedForm
from office.figures import figures
from office.forms import PlainForm, grouped
from reports.models import Justification, JustificationLine
from reports.pages.offered_actions import offered_actions
from reports.querysets.justifications import OF_OTHERS
from reports.rules.deviations import in_figures
from workplan.forms.amounts import EurosField, HoursField
from workplan.models import Action, FundingSource

# «6», «1.200», «12,5»; whatever else is words.
_NUMBER = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3}){1,2}|\d{1,9})(?:[.,](?P<rest>\d{1,2}))?")
WRITTEN = ("planned_cost", "actual_cost", "planned_minutes", "actual_minutes")
FAMILIES = {
    "members": _("Members"),
    "advisory": _("Advice"),
    "events": _("Events"),
    "workgroups": _("Working groups"),
    "workplan": _("Work plan"),
    "knowledge": _("Knowledge"),
    "communication": _("Communication"),
}


class NumberOrWordsField(forms.CharField):
    """Its value is a decimal where a number was typed, or else the text."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        found = _NUMBER.fullmatch(text)
        return Decimal(f"{found['whole'].replace('.', '')}.{found['rest'] or '0'}") if found else text

    def run_validators(self, value: Any) -> None:
        super().run_validators(str(value))

    def prepare_value(self, value: Any) -> Any:
        return in_figures(value) if isinstance(value, Decimal) else value


def _apart(value: Any) -> tuple[Decimal | None, str]:
    return (value, "") if isinstance(value, Decimal) else (None, value)


class StartForm(PlainForm):
    """Of a source already chosen: its name and its days are proposed."""

    title = forms.CharField(label=_("title"), max_length=150)
    starts_on = forms.DateField(label=_("from"))
    ends_on = forms.DateField(
        label=_("until"), help_text=_("The period that is justified: it need not be a year.")
    )
    like = forms.ModelChoiceField(
        label=_("like the one of…"),
        queryset=Justification.objects.none(),
        required=False,
        help_text=_(
            "Its indicators are copied with their targets, figures and the actions of a plan of the period; what was"
            " reached, costs and hours are not."
        ),
    )

    def __init__(self, *args: Any, source: FundingSource, reader: Person, **kwargs: Any) -> None:
        super().__init__(*args, initial=self.proposal(source), **kwargs)
        field, seen = self.fields["like"], Justification.objects.visible_to(reader)
        assert isinstance(field, forms.ModelChoiceField)
        rows = list(seen.to_begin_like(source))
        field.queryset = seen  # one that has lost its indicators meanwhile is refused by its name
        if not rows and not self.is_bound:  # refused, it has to be seen to be left
            field.widget = forms.HiddenInput()
        field.choices = [
            ("", _("None: it begins without indicators")),
            *((row.pk, _told(row)) for row in rows),
        ]
        field.initial = next((row.pk for row in rows if row.nearness != OF_OTHERS), None)

    @staticmethod
    def proposal(source: FundingSource) -> dict[str, Any]:
        title = str(_("Justification: %s") % source.name)[:150]
        return {"title": title, "starts_on": source.starts_on, "ends_on": source.ends_on}


def _told(justification: Justification) -> str:
    """«01/10/2025 – 30/09/2026 · Justificació del Conveni · 6 indicadors»; `justification` is from `for_list`."""
    days = (date_format(day, "SHORT_DATE_FORMAT") for day in (justification.starts_on, justification.ends_on))
    lines: int = justification.line_count  # type: ignore[attr-defined]
    total = ngettext("%d indicator", "%d indicators", lines) % lines
    return f"{' – '.join(days)} · {justification} · {total}"


class JustificationForm(VersionedForm):
    title = forms.CharField(label=_("title"), max_length=150)
    starts_on = forms.DateField(label=_("from"))
    ends_on = forms.DateField(
        label=_("until"), help_text=_("With another period the figures are counted anew.")
    )

    def initial_of(self, row: Justification) -> dict[str, Any]:
        return {name: getattr(row, name) for name in ("title", "starts_on", "ends_on")}


class LineForm(VersionedForm):
    """Of a line, or of one that is about to be added: then `row` is not saved yet."""

    indicator = forms.CharField(
        label=_("indicator"),
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("As the funder words it."),
    )
    target = NumberOrWordsField(
        label=_("target"), max_length=200, required=False, help_text=_("A number («6») or a few words.")
    )
    figure = forms.ChoiceField(
        label=_("figure of the portal"),
        required=False,
        help_text=_("The portal counts it in the period of the justification."),
    )
    reached = NumberOrWordsField(
        label=_("what was reached"),
        max_length=200,
        required=False,
        help_text=_("Only if no figure says it: a number or a few words."),
    )
    reached_source = forms.CharField(
        label=_("source"), max_length=200, required=False, help_text=_("The document that proves it.")
    )
    actions = many_of(Action.objects.none(), _("actions of the plan that answer to it"))
    planned_cost = EurosField(label=_("planned cost"), required=False, help_text="«1.200 €»")
    actual_cost = EurosField(label=_("actual cost"), required=False)
    planned_minutes = HoursField(label=_("planned hours"), required=False, help_text="«12,5 h»")
    actual_minutes = HoursField(label=_("actual hours"), required=False)

    def __init__(self, *args: Any, row: JustificationLine, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        figure, actions = self.fields["figure"], self.fields["actions"]
        assert isinstance(figure, forms.ChoiceField)
        assert isinstance(actions, forms.ModelMultipleChoiceField)
        figure.choices = [("", _("None: it is written by hand")), *_figure_choices()]
        rows = list(_offered(row))
        actions.queryset = Action.objects.filter(pk__in=[action.pk for action in rows])
        set_choices(actions, in_groups((str(one.area), one.pk, f"{one.code} {one.title}") for one in rows))
        self.helper = grouped(
            Fieldset(_("What the funder asks for"), "indicator", "target"),
            Fieldset(_("What was reached"), "figure", "reached", "reached_source"),
            Fieldset(_("Actions of the plan"), "actions"),
            Fieldset(_("Cost and hours"), *WRITTEN),
        )
        self.helper.render_hidden_fields = True

    def initial_of(self, row: JustificationLine) -> dict[str, Any]:
        kept = {name: getattr(row, name) for name in ("indicator", "figure", "reached_source", *WRITTEN)}
        return kept | {
            "target": row.target_words if row.target is None else row.target,
            "reached": row.reached_words if row.reached is None else row.reached,
            "actions": list(row.actions.values_list("pk", flat=True)) if row.pk else [],
        }

    @property
    def values(self) -> dict[str, Any]:
        """What the operations of a line take."""
        given = dict(self.given)
        for name in ("target", "reached"):
            given[name], given[f"{name}_words"] = _apart(given[name])
        return given


def _figure_choices() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """The figures by the part of the portal that they are of."""
    by_family = {family: [] for family in FAMILIES}  # type: dict[str, list[tuple[str, Any]]]
    for figure in figures():
        by_family.setdefault(figure.key.partition(".")[0], []).append(
            (figure.key, capfirst(str(figure.words)))
        )
    return [(FAMILIES.get(family, family), rows) for family, rows in by_family.items() if rows]


def _offered(row: JustificationLine) -> Any:
    """The actions of the plans with some day in the period, and those that it already has."""
    rows: Any = offered_actions(row.justification.period)
    if row.pk:
        rows = Action.objects.filter(pk__in=rows.values("pk")) | row.actions.all()
    return rows.distinct().with_code().in_order_of_codes()


class RemoveForm(PlainForm):
    """Nothing to fill in: the button is the answer."""


class ReopenForm(PlainForm):
    reason = forms.CharField(
        label=_("why it is opened again"), max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text=_("It stays beside what it said until now."),
    )  # fmt: skip


class MoveForm(PlainForm):
    is_up = forms.TypedChoiceField(
        choices=[("yes", _("Up")), ("no", _("Down"))], coerce=lambda value: value == "yes"
    )


class AmountsForm(PlainForm):
    """The amounts of the plan that the page proposed; what it did not propose is not sent."""

    planned_cost = forms.DecimalField(required=False, min_value=0, max_digits=14, decimal_places=2)
    actual_cost = forms.DecimalField(required=False, min_value=0, max_digits=14, decimal_places=2)
    planned_minutes = forms.IntegerField(required=False, min_value=0, max_value=10_000_000)
    actual_minutes = forms.IntegerField(required=False, min_value=0, max_value=10_000_000)

    @property
    def amounts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if value is not None}


class HoursForm(PlainForm):
    """The minutes that the page proposed."""

    minutes = forms.IntegerField(min_value=0, max_value=10_000_000)
