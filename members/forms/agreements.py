from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import Agreement, Body
from members.querysets import AgreementQuerySet
from office import clock
from office.forms import PlainForm, PlainModelForm


class AgreementForm(PlainModelForm):
    """What a body decided, from its own page."""

    class Meta:
        model = Agreement
        fields = ["adopted_on", "title", "text", "due_on", "review_on"]
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "due_on": _("The day by which it has to be done, where there is one."),
            "review_on": _("The day on which the body looks at it again."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adopted_on"].initial = clock.today


class AgreementStateForm(PlainForm):
    state = forms.ChoiceField(label=_("new state"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, agreement: Agreement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        state = self.fields["state"]
        assert isinstance(state, forms.ChoiceField)
        state.choices = [choice for choice in Agreement.State.choices if choice[0] != agreement.state]


class CitedAgreementForm(PlainForm):
    """The agreement behind an act: written down here, or one already recorded where there is any to cite."""

    agreement = forms.ModelChoiceField(
        label=_("agreement already recorded"),
        queryset=Agreement.objects.none(),
        required=False,
        empty_label=_("Record a new one below"),
    )
    body = forms.ModelChoiceField(label=_("body"), queryset=Body.objects.all())
    adopted_on = forms.DateField(label=_("adopted on"))
    title = forms.CharField(label=_("what was agreed"), max_length=200)
    new = ("body", "adopted_on", "title")

    def __init__(self, *args: Any, title: str, known: AgreementQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].initial = Body.objects.filter(kind=Body.Kind.ASSEMBLY).first()
        self.fields["title"].initial = title
        if not known.exists():
            del self.fields["agreement"]
            return
        agreements = self.fields["agreement"]
        assert isinstance(agreements, forms.ModelChoiceField)
        agreements.queryset = known
        for name in self.new:
            self.fields[name].required = False  # unless none is chosen above: `clean` asks for them

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "agreement" in self.fields and not values.get("agreement"):
            for name in self.new:
                if not values.get(name) and name not in self.errors:
                    self.add_error(name, _("Needed to record the agreement, unless you choose one above."))
        return values

    def agreement_fields(self) -> Fieldset:
        return Fieldset(
            _("The agreement"), *[name for name in ("agreement", *self.new) if name in self.fields]
        )

    def given_agreement(self) -> dict[str, Any]:
        """For `operations.cite_or_record`."""
        return {name: self.cleaned_data.get(name) for name in ("agreement", *self.new)}
