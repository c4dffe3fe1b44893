from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from advisory.forms.lengths import LengthField
from advisory.models import AdvisorySession
from office.forms import PlainForm


def why() -> forms.CharField:
    return forms.CharField(
        label=_("reason"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("It stays beside the movement of hours."),
    )


class OverrunForm(PlainForm):
    reason = why()


class CorrectForm(PlainForm):
    minutes_used = LengthField(label=_("what it took"), least=0)
    reason = why()

    def __init__(self, *args: Any, session: AdvisorySession, **kwargs: Any) -> None:
        super().__init__(*args, initial={"minutes_used": session.minutes_used}, **kwargs)
