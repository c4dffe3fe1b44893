"""How every form of the portal behaves: errors beside fields, optional said in words, refusals shown."""

from collections.abc import Callable, Mapping
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from office.figures import figures
from office.models import DeclaredTotal, MessagePreference
from office.refusals import Refused

DATE_FORMAT = "%Y-%m-%d"  # what a browser's own date field sends, in any language


class DateInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format=DATE_FORMAT)


class NotedRadioSelect(forms.RadioSelect):
    """A few choices that each say below their name what they are; `notes` and `marks` by value.

    A mark stands on the radio as `data-mark`, for styles that hide what the choice makes needless.
    """

    notes: Mapping[str, list[str]] = {}
    marks: Mapping[str, str] = {}

    def create_option(self, name: str, value: Any, *arguments: Any, **others: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *arguments, **others)
        option["notes"] = self.notes.get(str(value), [])
        if option["notes"]:
            option["attrs"]["aria-describedby"] = f"{option['attrs'].get('id', name)}_notes"
        if str(value) in self.marks:
            option["attrs"]["data-mark"] = self.marks[str(value)]
        return option


class PlainForm(forms.Form):
    """Native date fields, text free of control characters, the word «optional» where one may be skipped."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _plain(field)


class PlainModelForm(forms.ModelForm):  # type: ignore[type-arg]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _plain(field)


def _plain(field: forms.Field) -> None:
    if isinstance(field, forms.DateField):
        field.widget = DateInput(field.widget.attrs)
        field.input_formats = [DATE_FORMAT, "%d/%m/%Y"]
    if field.label:
        field.label = capfirst(field.label)
    if not field.required and not isinstance(field, forms.BooleanField) and field.label:
        field.label = _("%(label)s (optional)") % {"label": field.label}


class Folded(Fieldset):
    """What is seldom needed, behind its title."""

    template = "components/folded_fields.html"


def grouped(*groups: Fieldset) -> FormHelper:
    """Fields in named groups of at most seven; the page draws the form and its button."""
    helper = FormHelper()
    helper.form_tag = False
    helper.layout = Layout(*groups)
    return helper


def attempt(form: forms.BaseForm, call: Callable[..., Any], /, **arguments: Any) -> Any:
    """Run an operation for a valid form; a refusal becomes the message of its field, and nothing is lost."""
    try:
        return call(**arguments)
    except Refused as refusal:
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, ValidationError(refusal.sentence))
        return None


class PreferenceForm(PlainModelForm):
    class Meta:
        model = MessagePreference
        fields = ["channel"]
        widgets = {"channel": forms.RadioSelect}


class SwitchOnForm(PlainForm):
    include_open = forms.TypedChoiceField(
        label=_("What it reminds of"),
        choices=[("no", _("Only what arises from now on")), ("yes", _("Also what is open now"))],
        coerce=lambda value: value == "yes",
        initial="no",
        widget=forms.RadioSelect,
    )


class SwitchOffForm(PlainForm):
    """Nothing to fill in: the button is the answer."""


class DeclareTotalForm(PlainForm):
    """One figure of one year."""

    key = forms.ChoiceField(label=_("what is counted"))
    year = forms.IntegerField(label=_("year"), min_value=1979, max_value=2999)
    value = forms.IntegerField(label=_("number"), min_value=0, max_value=1_000_000_000)
    source = forms.CharField(
        label=_("source"),
        max_length=200,
        help_text=_("The document that says it, for instance «Memòria 2023»."),
    )
    source_is_person = forms.BooleanField(
        label=_("it is a person who says it"),
        required=False,
        help_text=_("What is published does not name the person: it says that Coordination declares it."),
    )
    words = forms.CharField(
        label=_("words of the source"),
        required=False,
        max_length=DeclaredTotal._meta.get_field("words").max_length,
        help_text=_("As they are written there, so that nobody has to look for them again."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = sorted((figure.key, capfirst(str(figure.words))) for figure in figures())
        self.fields["key"].choices = [("", _("Choose a figure")), *choices]  # type: ignore[attr-defined]
