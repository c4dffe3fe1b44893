from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office import clock
from office.forms import PlainForm
from workplan.imports.files import MAX_BYTES
from workplan.models import DraftNode, ImportDraft, Workplan
from workplan.models.plans import CODE_PATTERN, OFFICIAL_LENGTH

FIRST_YEAR = 2017  # the network was founded
YEARS_AHEAD = 2
DRAWN_UP_FROM = 7  # from July on the plan that is being drawn up is that of the next year
Kind = DraftNode.Kind


def plan_year() -> int:
    today = clock.today()
    return today.year + (today.month >= DRAWN_UP_FROM)


class PlanUploadForm(PlainForm):
    upload = forms.FileField(label=gettext_lazy("the file of the plan"))
    year = forms.TypedChoiceField(
        label=gettext_lazy("year of the plan"),
        coerce=int,
        help_text=gettext_lazy("Dates such as «gener» are of this year."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = filesizeformat(MAX_BYTES)
        self.fields["upload"].help_text = _("TXT, MD or XLSX, %s at most.") % limit
        self.fields["upload"].widget.attrs["accept"] = ".txt,.md,.xlsx"
        year = self.fields["year"]
        assert isinstance(year, forms.TypedChoiceField)
        years = range(clock.today().year + YEARS_AHEAD, FIRST_YEAR - 1, -1)
        year.choices = [(year, str(year)) for year in years]
        year.initial = plan_year()


class OfDraftForm(PlainForm):
    """Says which version of the draft it was filled in on; after a refusal, the one that is shown beside it."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)

    def __init__(self, *args: Any, draft: ImportDraft, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = draft.version

    def renew(self, draft: ImportDraft) -> None:
        self.data = {**self.data.dict(), "version": str(draft.version)}


class NodeForm(OfDraftForm):
    text = forms.CharField(
        label=gettext_lazy("text"),
        max_length=OFFICIAL_LENGTH,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Two asterisks at each side make words bold, one makes them italic."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("what it is"), choices=[("", "---"), *Kind.choices])
    timing = forms.CharField(
        label=gettext_lazy("when"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Where the text does not say it: «gener», «primer semestre», «2026-2027»."),
    )

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].split())


class SplitForm(OfDraftForm):
    text = forms.CharField(
        label=gettext_lazy("text"),
        max_length=OFFICIAL_LENGTH + 50,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Press Enter where it has to be cut: each line will be a piece."),
    )

    def parts(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["text"].splitlines()]
        return [line for line in lines if line]


class PlaceForm(OfDraftForm):
    before = forms.ChoiceField(
        label=gettext_lazy("put it before"),
        required=False,
        help_text=gettext_lazy("What hangs from it goes along."),
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        before = self.fields["before"]
        assert isinstance(before, forms.ChoiceField)
        before.choices = [*places, ("", _("To the end of the plan"))]
        before.label = _("Put it before")


class BringInForm(OfDraftForm):
    code = forms.CharField(
        label=gettext_lazy("code"),
        max_length=20,
        validators=[
            RegexValidator(
                rf"^(?:{CODE_PATTERN})\Z",
                gettext_lazy("Begin with the year: letters, digits and hyphens may follow («2026-grups»)."),
            )
        ],
        help_text=gettext_lazy("It begins the code of each action: «2026-6.8»."),
    )
    title = forms.CharField(
        label=gettext_lazy("title"), max_length=Workplan._meta.get_field("title").max_length
    )
    starts_on = forms.DateField(label=gettext_lazy("from"))
    ends_on = forms.DateField(label=gettext_lazy("until"))
