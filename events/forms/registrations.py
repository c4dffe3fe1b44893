from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.forms.who import organization_named, people_of, typed_organization
from events.models import Question, Registration, RegistrationNeeds
from members.models import Organization, Person, Role
from office.forms import PlainForm, PlainModelForm


class CancelForm(PlainForm):
    """Nothing to fill in: the button is the answer."""


class SubstituteForm(PlainForm):
    """A colleague of the same organization, or somebody new."""

    person = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    name = forms.CharField(
        label=gettext_lazy("somebody else: name and surnames"), max_length=120, required=False
    )
    email = forms.EmailField(
        label=gettext_lazy("somebody else: mail address"), max_length=254, required=False
    )

    def __init__(self, data: Any = None, *, registration: Registration) -> None:
        super().__init__(data)
        self.roles = _colleagues(registration)
        if not self.roles:
            del self.fields["person"]
            return
        self.fields["person"].label = _("A colleague")  # one of the two: neither is optional
        self.fields["person"].choices = people_of(self.roles)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        person = self._chosen(given.get("person", ""))
        name, email = given.get("name", ""), given.get("email", "")
        if person and (name or email):
            self.add_error("name", gettext_lazy("Choose one person: a colleague, or somebody else."))
        if not person and not self.errors and not (name and email):
            field = "email" if name else "name"
            self.add_error(
                field,
                gettext_lazy("Choose a colleague, or write the name and the mail address of who comes."),
            )
        return {"person": person, "name": name, "email": email}

    def _chosen(self, number: str) -> Person | None:
        return next((role.person for role in self.roles if str(role.pk) == number), None)


def _colleagues(registration: Registration) -> list[Role]:
    """Those who are not registered yet; each once."""
    if registration.organization_id is None:
        return []
    registered = registration.event.registrations.active().exclude(person=None).values("person")
    rows = Role.objects.in_force().filter(organization=registration.organization_id)
    rows = rows.exclude(person__in=registered).select_related("person")
    rows = rows.order_by("person__given_name", "person__family_name", "pk")
    return list({role.person_id: role for role in rows}.values())


class NeedsForm(PlainModelForm):
    class Meta:
        model = RegistrationNeeds
        fields = ["diet", "access"]


class PlaceForm(PlainForm):
    organization = typed_organization(
        gettext_lazy("organization of the register"),
        required=True,
        help_text=gettext_lazy("Begin to type its name, and choose it."),
    )
    is_interested = forms.BooleanField(
        label=gettext_lazy("Put it on the list of interested councils"),
        required=False,
        help_text=gettext_lazy(
            "For a council that is not in the network: the person is written down as the one to talk to."
        ),
    )

    def clean_organization(self) -> Organization:
        found = organization_named(self.cleaned_data["organization"])
        if found is None:
            raise forms.ValidationError(
                gettext_lazy("Nothing in the register is called so: choose one of the list.")
            )
        return found


class QuestionForm(PlainModelForm):
    class Meta:
        model = Question
        fields = ["words", "choices", "is_required"]
        widgets = {"choices": forms.Textarea({"rows": 4})}
        help_texts = {"choices": gettext_lazy("Leave it empty, and people write what they want.")}
