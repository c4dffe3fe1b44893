from typing import Any

from crispy_forms.layout import Fieldset
from django import forms
from django.utils.translation import gettext_lazy as _

from members.countries import HOME, countries
from members.forms.choices import many_of, set_choices, topic_choices
from members.forms.organizations import web_address
from members.forms.periods import PeriodForm
from members.models import Comarca, Interlocutor, Organization, Partner, Person, Topic
from office import clock
from office.forms import Folded, PlainModelForm, grouped

OF_ORGANIZATION = ("email", "phone", "website")


class PartnerForm(PlainModelForm):
    name = forms.CharField(
        label=_("official name"), max_length=120, help_text=_("In full, as the partner writes it.")
    )
    short_name = forms.CharField(
        label=_("acronym or short name"),
        max_length=80,
        required=False,
        help_text=_("What the lists show: «XES», «ACM»…"),
    )
    country = forms.ChoiceField(
        label=_("country"),
        choices=lambda: [("", _("Several countries, or not known")), *countries().items()],
        initial=HOME,
        required=False,
    )
    email = forms.EmailField(label=_("shared mailbox"), max_length=254, required=False)
    phone = forms.CharField(label=_("telephone"), max_length=30, required=False)
    website = web_address(_("website"))
    topics = many_of(Topic.objects.all(), _("topics it works on"))

    class Meta:
        model = Partner
        fields = ["family", "parent", "country", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}
        help_texts = {"note": _("What we do with it, in two lines, for who does not know it.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        partner: Partner | None = kwargs.get("instance")
        if partner:
            kwargs["initial"] = _of_organization(partner.organization)
        super().__init__(*args, **kwargs)
        self.fields["country"].label = _("Country")  # not «optional»: it comes filled in
        parent = self.fields["parent"]
        assert isinstance(parent, forms.ModelChoiceField)
        others = Partner.objects.select_related("organization")
        parent.queryset = others.exclude(pk=partner.pk) if partner else others
        parent.empty_label = _("None: it stands by itself")
        set_choices(self.fields["topics"], topic_choices())
        self.helper = grouped(
            Fieldset(_("What it is"), "name", "short_name", "family", "parent", "country", "note", "topics"),
            Fieldset(_("How to reach it"), *OF_ORGANIZATION),
        )


def _of_organization(organization: Organization) -> dict[str, Any]:
    values = {name: getattr(organization, name) for name in ("name", *OF_ORGANIZATION)}
    short_name = organization.short_name if organization.short_name != organization.name else ""
    return values | {"short_name": short_name, "topics": organization.topics.all()}


class InterlocutorForm(PeriodForm):
    comarques = many_of(Comarca.objects.all(), _("territory"), _("None marked: all of Catalonia."))
    topics = many_of(Topic.objects.all(), _("topics"), _("None marked: any topic."))

    class Meta:
        model = Interlocutor
        fields = ["title", "comarques", "topics", "email", "phone", "starts_on", "ends_on"]
        help_texts = {
            "email": _("A work address: whoever takes part in the network sees it."),
            "phone": _("Only coordination sees it."),
            "ends_on": _("It may be a day still to come."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        comarques = [(_("Choose the comarques"), list(Comarca.objects.values_list("pk", "name")))]
        set_choices(self.fields["comarques"], comarques)
        set_choices(self.fields["topics"], topic_choices())
        self.helper = grouped(*self.groups())

    def groups(self) -> list[Fieldset]:
        return [
            Fieldset(_("What to call about"), "title", "comarques", "topics"),
            Fieldset(_("How to reach the person"), "email", "phone"),
            Folded(_("From when, until when"), "starts_on", "ends_on"),
        ]


class NewInterlocutorForm(InterlocutorForm):
    """Somebody known (by its address) or new; it gets no access to the portal."""

    given_name = forms.CharField(label=_("given name"), max_length=60)
    family_name = forms.CharField(label=_("family name"), max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].initial = clock.today
        self.fields["email"].help_text = _(
            "A work address: whoever takes part in the network sees it. "
            "If somebody signs in to the portal with it, we take that person."
        )

    def groups(self) -> list[Fieldset]:
        return [Fieldset(_("Who it is"), "given_name", "family_name"), *super().groups()]

    def person_known(self) -> Person | None:
        email = str(self.cleaned_data["email"]).lower()
        return Person.objects.filter(email=email).first() if email else None
