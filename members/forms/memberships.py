from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.models import Agreement, Body, MembershipRequest, Prospect
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


class AgreementForm(PlainForm):
    """The agreement by which a body admits the council: written down here for the first time."""

    body = forms.ModelChoiceField(label=_("body"), queryset=Body.objects.all())
    adopted_on = forms.DateField(label=_("adopted on"))
    title = forms.CharField(label=_("what was agreed"), max_length=200)

    def __init__(self, *args: Any, request: MembershipRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].initial = Body.objects.filter(kind=Body.Kind.ASSEMBLY).first()
        self.fields["title"].initial = _("%s joins the network") % request.organization


class ApproveForm(AgreementForm):
    """The same, when one already recorded may be cited instead; an assembly often admits several councils."""

    agreement = forms.ModelChoiceField(
        label=_("agreement already recorded"),
        queryset=Agreement.objects.none(),
        required=False,
        empty_label=_("Record a new one below"),
    )
    field_order = ["agreement"]
    needed = ("body", "adopted_on", "title")

    def __init__(self, *args: Any, request: MembershipRequest, **kwargs: Any) -> None:
        super().__init__(*args, request=request, **kwargs)
        agreements = self.fields["agreement"]
        assert isinstance(agreements, forms.ModelChoiceField)
        agreements.queryset = Agreement.objects.since(request.requested_on)
        for name in self.needed:
            self.fields[name].required = False  # unless none is chosen above: `clean` asks for them

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if not values.get("agreement"):
            for name in self.needed:
                if not values.get(name) and name not in self.errors:
                    self.add_error(name, _("Needed to record the agreement, unless you choose one above."))
        return values


def approval_form(*args: Any, request: MembershipRequest) -> AgreementForm:
    """Offer the recorded agreements only where there is one to choose."""
    known = Agreement.objects.since(request.requested_on).exists()
    return (ApproveForm if known else AgreementForm)(*args, request=request)


class MembershipForm(PlainForm):
    state = forms.ChoiceField(label=_("new state"))
    starts_on = forms.DateField(label=_("from"), initial=clock.today)
    reason = forms.CharField(
        label=_("reason"), max_length=300, help_text=_("It stays in the history of the council.")
    )

    def __init__(self, *args: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = choices  # type: ignore[attr-defined]
