from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from members.models import Agreement, Body, MembershipRequest, Organization, Person, Prospect, Role
from office import clock
from office.forms import PlainForm, PlainModelForm


def web_address(label: Any) -> forms.URLField:
    """Optional, and https where no scheme is written."""
    field = forms.URLField(
        label=label,
        max_length=200,
        required=False,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
    )
    field.validators = [URLValidator(schemes=["http", "https"])]
    return field


class OrganizationForm(PlainModelForm):
    website = web_address(_("website"))
    ess_page = web_address(_("page on the social and solidarity economy"))

    class Meta:
        model = Organization
        fields = ["email", "phone", "website", "ess_page", "topics"]
        widgets = {"topics": forms.CheckboxSelectMultiple}
        help_texts = {
            "email": _("Where the network writes when no reference person can be reached."),
            "topics": _("They help to find a mentor and to know whom to ask."),
        }


class Folded(Fieldset):
    """What is seldom needed, behind its title."""

    template = "components/folded_fields.html"


def grouped(*groups: Fieldset) -> FormHelper:
    """Fields in named groups of at most seven; the page draws the form and its button."""
    helper = FormHelper()
    helper.form_tag = False
    helper.layout = Layout(*groups)
    return helper


class RoleForm(PlainModelForm):
    class Meta:
        model = Role
        fields = [
            "line",
            "title",
            "department",
            "starts_on",
            "ends_on",
            "is_primary_contact",
            "is_substitute",
            "email",
            "phone",
        ]
        widgets = {"line": forms.RadioSelect}
        help_texts = {
            "is_primary_contact": _("Whom the network calls first; relieves the one there was."),
            "email": _("If it is not the one with which the person signs in."),
            "ends_on": _("It may be a day still to come."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        line = self.fields["line"]
        assert isinstance(line, forms.ChoiceField)
        line.choices = Role.Line.choices
        self.helper = grouped(*self.groups())

    def groups(self) -> list[Fieldset]:
        return [
            Fieldset(_("The post"), "line", "title", "starts_on", "is_primary_contact"),
            Folded(_("More about the post"), "department", "is_substitute", "ends_on", "email", "phone"),
        ]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        starts_on, ends_on = values.get("starts_on"), values.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day cannot be before the first."))
        return values

    def _get_validation_exclusions(self) -> set[str]:
        """Leave «one reference person at a time» to the operation, which relieves the one there was."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | {"organization_id"}


class NewRoleForm(RoleForm):
    """A post for somebody known (by its address) or new."""

    given_name = forms.CharField(label=_("given name"), max_length=60)
    family_name = forms.CharField(label=_("family name"), max_length=80)
    sign_in_email = forms.EmailField(
        label=_("address to sign in"),
        max_length=254,
        required=False,
        help_text=_("Personal, not shared. If somebody already uses it in the portal, we take that person."),
    )
    invite_now = forms.BooleanField(label=_("invite to the portal now"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].initial = clock.today

    def groups(self) -> list[Fieldset]:
        who = Fieldset(_("Who it is"), "given_name", "family_name", "sign_in_email", "invite_now")
        return [who, *super().groups()]

    def clean_sign_in_email(self) -> str:
        return str(self.cleaned_data["sign_in_email"]).lower()

    def person_known(self) -> Person | None:
        email = self.cleaned_data["sign_in_email"]
        return Person.objects.filter(email=email).first() if email else None


class EndRoleForm(PlainForm):
    ends_on = forms.DateField(label=_("last day"), initial=clock.today)


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
