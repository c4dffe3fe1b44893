from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from office.forms import PlainForm
from reports.models import AnnualReport, Section


class CommentForm(PlainForm):
    section = forms.ModelChoiceField(
        label=_("of what"), queryset=Section.objects.none(), required=False,
        empty_label=_("Of the whole report"),
    )  # fmt: skip
    text = forms.CharField(label=_("comment"), max_length=2000, widget=forms.Textarea({"rows": 4}))

    def __init__(self, *args: Any, report: AnnualReport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = self.fields["section"]
        assert isinstance(sections, forms.ModelChoiceField)
        sections.label = capfirst(_("of what"))  # one may leave it as it is: «optional» would puzzle
        sections.queryset = report.sections.filter(is_included=True)


class SettleForm(PlainForm):
    answer = forms.CharField(
        label=_("what was done with the comment"), max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text=_("Whoever wrote the comment reads it."),
    )  # fmt: skip
