from django import forms
from django.utils.translation import gettext_lazy as _

from office import clock
from office.forms import PlainForm


class EvidenceForm(PlainForm):
    sentence = forms.CharField(
        label=_("what has been done"),
        max_length=300,
        help_text=_("One sentence: «First session of the group, with 14 councils»."),
    )
    happened_on = forms.DateField(label=_("day"), initial=clock.today)
    url = forms.URLField(
        label=_("link"), max_length=500, required=False, assume_scheme="https",
        help_text=_("To the minutes, the news, the recording… A link or a file: one of the two."),
    )  # fmt: skip
    upload = forms.FileField(label=_("file"), required=False, help_text=_("10 MB at most."))


class AnotherEvidenceForm(EvidenceForm):
    """Of one that has a file: it stays unless another one, or a link, takes its place."""

    upload = forms.FileField(
        label=_("another file"), required=False,
        help_text=_("The file that there is stays, unless you choose another one or give a link."),
    )  # fmt: skip
