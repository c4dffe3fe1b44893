from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.forms.agreements import CitedAgreementForm
from members.models import Agreement, MembershipRequest, Prospect
from office import clock
from office.forms import PlainForm, PlainModelForm


class ProspectForm(PlainModelForm):
    class Meta:
        model = Prospect
        fields = ["since_on", "source", "contact_name", "contact_email", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "source": _("A conference, a call, a neighbouring council…"),
            "note": _("Facts only: the person described may ask to read it."),
        }


class RequestForm(PlainForm):
    """What a council sends to join: short, because the rest is in the register."""

    resolution_on = forms.DateField(label=_("date of the council's resolution"))
    resolution = forms.FileField(
        label=_("the resolution, signed"),
        required=False,
        help_text=_("PDF, 10 MB at most. You can send it later."),
    )
    contact_name = forms.CharField(label=_("person to talk to"), max_length=120)
    contact_email = forms.EmailField(label=_("address"), max_length=254)
    note = forms.CharField(
        label=_("note"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class RequestOnBehalfForm(RequestForm):
    requested_on = forms.DateField(label=_("date of the request"), initial=clock.today)
    field_order = ["requested_on"]


def approval_form(*args: Any, request: MembershipRequest) -> CitedAgreementForm:
    """An assembly often admits several councils with one agreement."""
    known = Agreement.objects.since(request.requested_on)
    return CitedAgreementForm(*args, title=_("%s joins the network") % request.organization, known=known)


class MembershipForm(PlainForm):
    state = forms.ChoiceField(label=_("new state"))
    starts_on = forms.DateField(label=_("from"), initial=clock.today)
    reason = forms.CharField(
        label=_("reason"), max_length=300, help_text=_("It stays in the history of the council.")
    )

    def __init__(self, *args: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = choices  # type: ignore[attr-defined]
