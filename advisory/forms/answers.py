from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from advisory.models import AdvisorySession, SessionCouncil
from office.forms import PlainForm

Side = AdvisorySession.Side


class ReplyForm(PlainForm):
    """Of a council to which a session was offered; which council, only where the person answers for several."""

    organization = forms.ChoiceField(label=_("which council"))
    comes = forms.TypedChoiceField(
        label=_("do you come?"),
        choices=[("yes", _("Yes, we come")), ("no", _("No, we cannot come"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    attendees = forms.CharField(
        label=_("who attends"), required=False, max_length=SessionCouncil.attendees.field.max_length
    )

    def __init__(self, *args: Any, rows: Sequence[SessionCouncil], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_number = {str(row.organization_id): row.organization for row in rows}
        if len(rows) == 1:
            del self.fields["organization"]
            return
        field = self.fields["organization"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(number, str(council)) for number, council in self.by_number.items()]

    def clean(self) -> dict[str, Any]:
        """The council itself, the only one where nothing was asked."""
        number = self.cleaned_data.get("organization") or next(iter(self.by_number))
        return self.cleaned_data | {"organization": self.by_number[number]}


class DisputeForm(PlainForm):
    words = forms.CharField(
        label=_("what is not right"),
        max_length=AdvisorySession.answer_words.field.max_length,
        widget=forms.Textarea({"rows": 4}),
        help_text=_(
            "The minutes, or something of what is written. Coordination looks at it and answers you."
        ),
    )


class CancelForm(PlainForm):
    """Who cancels is asked of coordination only: of the others the portal knows it."""

    side = forms.ChoiceField(label=_("who cancels it"), choices=Side.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("why"),
        required=False,
        max_length=AdvisorySession.closed_reason.field.max_length,
        help_text=_("Who takes part reads it."),
    )

    def __init__(self, *args: Any, side: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known_side = side
        if side:
            del self.fields["side"]

    def clean(self) -> dict[str, Any]:
        return self.cleaned_data | {"side": self.known_side or self.cleaned_data.get("side", "")}
