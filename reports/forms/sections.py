from collections.abc import Iterable
from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from members.forms.choices import in_groups
from office.editing import VersionedForm
from office.figures import all_words
from office.forms import Folded, PlainForm, grouped
from reports.drawings import drawings
from reports.listings import listings
from reports.models import ChallengeAnswer, Section
from reports.models.sections import NARRATIVE_LENGTH

# The text is sent as one types, and the part of the page that shows how it will look comes back.
AS_ONE_TYPES = {
    "rows": 16,
    "hx-post": "",
    "hx-trigger": "input changed delay:500ms",
    "hx-target": "#preview",
    "hx-swap": "outerHTML",
    "hx-vals": '{"preview": "1"}',
    "hx-sync": "this:replace",
}
PARTS = {
    "members": _("Members and welcome"),
    "workplan": _("Work plan (figures)"),
    "events": _("Events (figures)"),
    "advisory": _("Advice (figures)"),
    "workgroups": _("Working groups (figures)"),
    "knowledge": _("Resources (figures)"),
    "communication": _("Communication (figures)"),
}


def several(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, required=False, widget=forms.CheckboxSelectMultiple)


class Closed(Folded):
    """Closed also when something is chosen in it, as it almost always is."""

    template = "reports/closed_fields.html"


class SectionForm(VersionedForm):
    title = forms.CharField(label=_("title"), max_length=120)
    narrative = forms.CharField(
        label=_("text"), max_length=NARRATIVE_LENGTH, required=False, widget=forms.Textarea(AS_ONE_TYPES),
        help_text=_("«**bold**», «- » before each line of a list, «### » before a small heading."),
    )  # fmt: skip
    is_included = forms.BooleanField(label=_("It is in the report"), required=False)
    figures = several(_("figures"))
    listings = several(_("lists"))
    charts = several(_("charts"))

    def __init__(self, *args: Any, row: Section, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        named = sorted((key, capfirst(words)) for key, words in all_words().items())
        _offer(self.fields["figures"], in_groups((_part(key), key, words) for key, words in named))
        _offer(self.fields["listings"], ((one.key, capfirst(str(one.words))) for one in listings().values()))
        _offer(self.fields["charts"], ((one.key, capfirst(str(one.words))) for one in drawings().values()))
        empty = [name for name in ("listings", "charts") if not self.fields[name].choices]  # type: ignore[attr-defined]
        for name in empty:
            del self.fields[name]
        shown = [name for name in ("figures", "listings", "charts") if name in self.fields]
        self.helper = grouped(
            Fieldset("", "title", "narrative", "is_included"),
            Closed(_("Which figures, lists and charts it shows"), *shown),
        )
        self.helper.render_hidden_fields = True

    def initial_of(self, row: Section) -> dict[str, Any]:
        names = ("title", "narrative", "is_included", "figures", "listings", "charts")
        return {name: getattr(row, name) for name in names}

    def content(self) -> dict[str, Any]:
        """For the operation: what is ticked keeps the order that it had, and what is new comes behind."""
        values = {"listings": self.row.listings, "charts": self.row.charts} | self.given
        for name in ("figures", "listings", "charts"):
            values[name] = _in_order(getattr(self.row, name), values[name])
        return values


class OwnSectionForm(PlainForm):
    title = forms.CharField(
        label=_("title"), max_length=120, help_text=_("It comes after the other chapters; you can move it.")
    )


class ChallengeForm(VersionedForm):
    """Of a challenge of the report, or of one that is about to be added."""

    text = forms.CharField(label=_("challenge"), max_length=1000, widget=forms.Textarea({"rows": 3}))
    answer = forms.CharField(
        label=_("what came of it"), max_length=5000, required=False, widget=forms.Textarea({"rows": 6})
    )

    def initial_of(self, row: ChallengeAnswer) -> dict[str, Any]:
        return {"text": row.text, "answer": row.answer}


class LinkForm(PlainForm):
    label = forms.CharField(
        label=_("words of the link"), max_length=150, help_text=_("What the page is, not its address.")
    )
    url = forms.URLField(label=_("address of the link"), max_length=300, assume_scheme="https")


def _offer(field: forms.Field, choices: Iterable[Any]) -> None:
    assert isinstance(field, forms.MultipleChoiceField)
    field.choices = list(choices)


def _part(key: str) -> Any:
    return PARTS.get(key.split(".", maxsplit=1)[0], _("Other figures"))


def _in_order(before: list[str], ticked: Iterable[str]) -> list[str]:
    chosen = list(ticked)
    return [key for key in before if key in chosen] + [key for key in chosen if key not in before]
