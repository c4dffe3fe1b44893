from django import forms
from django.utils.translation import gettext_lazy

from office.forms import PlainForm

SCALE = [
    (5, gettext_lazy("Very good (5)")),
    (4, gettext_lazy("Good (4)")),
    (3, gettext_lazy("Fair (3)")),
    (2, gettext_lazy("Poor (2)")),
    (1, gettext_lazy("Very poor (1)")),
]
USE = [(5, gettext_lazy("Very useful")), (3, gettext_lazy("Somewhat useful")), (1, gettext_lazy("Of no use"))]


class OpinionForm(PlainForm):
    """Three questions, of which one has to be answered."""

    score = forms.TypedChoiceField(
        label=gettext_lazy("In general, how was it?"), choices=SCALE, coerce=int, widget=forms.RadioSelect
    )
    useful = forms.TypedChoiceField(
        label=gettext_lazy("For your work it was"),
        choices=USE,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("What would you change, or keep?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
