from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from members.forms.periods import PeriodForm
from members.models import Person, Role
from office import clock
from office.forms import Folded, PlainForm, grouped


class RoleForm(PeriodForm):
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
