from django import forms
from django.utils.translation import gettext_lazy as _

from office.forms import PlainForm

LONGEST_LINE = 200


class LineForm(PlainForm):
    line = forms.CharField(
        label=_("line for the public page"),
        max_length=LONGEST_LINE,
        help_text=_("What it dealt with: no name of a council, no name of a person."),
    )


class WithdrawForm(PlainForm):
    """Nothing to fill in: the button is the answer."""
