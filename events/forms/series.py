from django import forms
from django.utils.translation import gettext_lazy as _

from events.rules.series import FORTNIGHT, MONTH, MOST, WEEK
from office.forms import PlainForm


class SeriesForm(PlainForm):
    every = forms.ChoiceField(
        label=_("how often"),
        choices=[
            (WEEK, _("Every week")),
            (FORTNIGHT, _("Every two weeks")),
            (MONTH, _("Every month, on the same weekday")),
        ],
        widget=forms.RadioSelect,
    )
    times = forms.IntegerField(label=_("how many times more"), min_value=1, max_value=MOST)
