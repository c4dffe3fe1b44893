from datetime import date
from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from office import clock
from office.editing import VersionedForm
from office.forms import PlainForm
from workplan.forms.plans import IS_CODE
from workplan.imports.files import MAX_BYTES
from workplan.models import DraftNode, ImportDraft, Workplan
from workplan.models.plans import OFFICIAL_LENGTH

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


class OfPieceForm(VersionedForm):
    """Of one piece; the version is that of its draft, and so whatever else was corrected meanwhile is told."""

    def __init__(self, *args: Any, draft: ImportDraft, node: DraftNode, **kwargs: Any) -> None:
        self.node = node
        super().__init__(*args, row=draft, **kwargs)

    def piece(self, draft: ImportDraft) -> DraftNode:
        """As it stands now; somebody may have joined it to another."""
        return draft.nodes.filter(pk=self.node.pk).first() or self.node


class NodeForm(OfPieceForm):
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

    def initial_of(self, row: ImportDraft) -> dict[str, Any]:
        """What was noise, or was not understood, has to be said."""
        node = self.piece(row)
        kind = "" if node.kind in {Kind.NOISE, Kind.UNKNOWN} else node.kind
        return {"text": node.text, "timing": node.timing, "kind": kind}

    def clean_text(self) -> str:
        return " ".join(self.cleaned_data["text"].split())


class SplitForm(OfPieceForm):
    text = forms.CharField(
        label=gettext_lazy("text"),
        max_length=OFFICIAL_LENGTH + 50,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("Press Enter where it has to be cut: each line will be a piece."),
    )

    def initial_of(self, row: ImportDraft) -> dict[str, Any]:
        return {"text": self.piece(row).text}

    def parts(self) -> list[str]:
        lines = [" ".join(line.split()) for line in self.cleaned_data["text"].splitlines()]
        return [line for line in lines if line]


class PlaceForm(OfPieceForm):
    END = "end"

    before = forms.ChoiceField(
        label=gettext_lazy("put it before"), help_text=gettext_lazy("What hangs from it goes along.")
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        before = self.fields["before"]
        assert isinstance(before, forms.ChoiceField)
        before.choices = [("", "---"), *places, (self.END, _("To the end of the plan"))]

    def initial_of(self, row: ImportDraft) -> dict[str, Any]:
        return {}


class BringInForm(VersionedForm):
    code = forms.CharField(
        label=gettext_lazy("code"),
        max_length=20,
        validators=[IS_CODE],
        help_text=gettext_lazy("It begins the code of each action: «2026-6.8»."),
    )
    title = forms.CharField(
        label=gettext_lazy("title"), max_length=Workplan._meta.get_field("title").max_length
    )
    starts_on = forms.DateField(label=gettext_lazy("from"))
    ends_on = forms.DateField(label=gettext_lazy("until"))

    def initial_of(self, row: ImportDraft) -> dict[str, Any]:
        return {
            "code": str(row.year),
            "title": _("Work plan of %d") % row.year,
            "starts_on": date(row.year, 1, 1),
            "ends_on": date(row.year, 12, 31),
        }
