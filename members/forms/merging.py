from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import Person
from office.forms import PlainForm

KEEP, GONE = "keep", "gone"


class MergeForm(PlainForm):
    """Which name and which address stay, where the two records differ."""

    name = forms.ChoiceField(label=_("name that stays"), widget=forms.RadioSelect)
    address = forms.ChoiceField(
        label=_("address to sign in that stays"),
        widget=forms.RadioSelect,
        help_text=_("The other one will no longer open the account."),
    )
    is_sure = forms.BooleanField(
        label=_("I have looked at both records: they are the same person"),
        error_messages={"required": _("Tick this once you have looked at both records.")},
    )

    def __init__(self, *args: Any, keep: Person, gone: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("name", str(keep), str(gone))
        self._offer("address", keep.email, gone.email)

    def _offer(self, name: str, kept: str | None, going: str | None) -> None:
        if not kept or not going or kept == going:
            del self.fields[name]
            return
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(KEEP, kept), (GONE, going)]
        field.initial = KEEP

    def chosen(self) -> dict[str, bool]:
        return {
            "takes_name": self.cleaned_data.get("name") == GONE,
            "takes_address": self.cleaned_data.get("address") == GONE,
        }
