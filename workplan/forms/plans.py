from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from office.editing import VersionedForm
from office.forms import PlainForm, grouped
from workplan.models import Origin, Workplan
from workplan.models.plans import OFFICIAL_LENGTH
from workplan.rules.codes import CODE

MARKUP = _("«**bold**» and «*italics*», as in the document.")
IS_CODE = RegexValidator(
    rf"\A{CODE}\Z",
    _("A code begins with the year and has no spaces: «2026», «2026-grups»."),
)


def official(label: Any, rows: int, *, required: bool = False, help_text: Any = MARKUP) -> forms.CharField:
    """A text of the document."""
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(
        label=label, max_length=OFFICIAL_LENGTH, required=required, widget=widget, help_text=help_text
    )


def why_it_changes() -> forms.CharField:
    """For the words of an approved plan; the operation asks for it where they do change."""
    return forms.CharField(
        label=_("why the approved document changes"),
        max_length=300,
        required=False,
        help_text=_("Only if you change words that were approved. It stays in the history."),
    )


class NewPlanForm(PlainForm):
    code = forms.CharField(
        label=_("code"),
        max_length=20,
        validators=[IS_CODE],
        help_text=_(
            "It begins the code of every action: «2026» gives 2026-6.8. It does not change afterwards."
        ),
    )
    title = forms.CharField(label=_("title"), max_length=120, help_text=_("«Pla de treball 2026»"))
    scope = forms.ChoiceField(
        label=_("scope"), choices=Workplan.Scope.choices, initial="network", widget=forms.RadioSelect
    )
    starts_on = forms.DateField(label=_("from"))
    ends_on = forms.DateField(label=_("until"))


class PlanForm(VersionedForm):
    title = forms.CharField(label=_("title"), max_length=120)
    starts_on = forms.DateField(label=_("from"))
    ends_on = forms.DateField(label=_("until"))
    news_interval_days = forms.IntegerField(
        label=_("days without news"),
        min_value=1,
        max_value=730,
        help_text=_("After so many days without news of an action, the portal asks for them."),
    )
    introduction = official(_("how it was made"), 4)
    origin_continuity = official(_("Origin: continuity"), 3)
    origin_agreement = official(_("Origin: funding agreement"), 3)
    origin_prioritized = official(_("Origin: prioritized by the bodies"), 3)
    condition = official(_("what it depends on"), 3)
    reason = why_it_changes()

    def __init__(self, *args: Any, row: Workplan, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        words = ["introduction", *(f"origin_{kind}" for kind in Origin.Kind.values), "condition"]
        if row.is_approved:
            words.append("reason")
        else:
            del self.fields["reason"]
        self.helper = grouped(
            Fieldset(_("The plan"), "title", "starts_on", "ends_on", "news_interval_days"),
            Fieldset(_("What the document says before its challenges"), *words),
        )
        self.helper.render_hidden_fields = True

    def initial_of(self, row: Workplan) -> dict[str, Any]:
        names = ("title", "starts_on", "ends_on", "news_interval_days", "introduction", "condition")
        origins = {f"origin_{origin.kind}": origin.text for origin in Origin.objects.filter(plan=row)}
        return {name: getattr(row, name) for name in names} | origins

    def arguments(self) -> dict[str, Any]:
        """What `edit_plan` takes."""
        values = self.given
        return values | {"origins": {kind: values.pop(f"origin_{kind}") for kind in Origin.Kind.values}}
