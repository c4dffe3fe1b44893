from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.forms.agreements import CitedAgreementForm
from members.models import Body
from office import clock
from office.editing import VersionedForm
from office.forms import PlainForm
from reports.models import AnnualReport


class StartForm(PlainForm):
    year = forms.IntegerField(
        label=_("year of the report"), min_value=2000, max_value=2100,
        help_text=_("Its figures are counted, and its sections are drafted from the data."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = clock.today().year - 1


class TitleForm(VersionedForm):
    title = forms.CharField(label=_("title"), max_length=120)
    subtitle = forms.CharField(label=_("line under the title"), max_length=200, required=False)

    def initial_of(self, row: AnnualReport) -> dict[str, Any]:
        return {"title": row.title, "subtitle": row.subtitle}


class ApprovalForm(CitedAgreementForm):
    """A report is approved by the Executive, unless another body is chosen."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].initial = Body.objects.filter(kind=Body.Kind.EXECUTIVE).first()


class SeenForm(PlainForm):
    """A button that does away with what is there: it carries the version that was on the screen."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class CorrectionForm(PlainForm):
    reason = forms.CharField(
        label=_("why it is corrected"), max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text=_("It is read on the public page, beside the new version."),
    )  # fmt: skip


class WithdrawalForm(PlainForm):
    reason = forms.CharField(
        label=_("why it is withdrawn"), max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text=_("Whoever looks for it reads it: name nobody."),
    )  # fmt: skip
