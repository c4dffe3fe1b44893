from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.rules.totals import PARTS
from office.forms import PlainForm

MOST = 100_000


def _number(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=MOST, required=False)


class TotalsForm(PlainForm):
    """What a document says of an event whose log nobody has."""

    people = _number(gettext_lazy("people who came"))
    administrations = _number(gettext_lazy("administrations"))
    organizations_met = _number(gettext_lazy("organizations met"))
    source = forms.CharField(
        label=gettext_lazy("source"),
        max_length=200,
        help_text=gettext_lazy("The document that says it, for instance «Memòria 2023»."),
    )
    source_is_person = forms.BooleanField(
        label=gettext_lazy("it is a person who says it"),
        required=False,
        help_text=gettext_lazy(
            "What is published does not name the person: it says that Coordination declares it."
        ),
    )

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and all(values.get(part) is None for part in PARTS):
            raise forms.ValidationError(_("Write at least one of the numbers."))
        return values
