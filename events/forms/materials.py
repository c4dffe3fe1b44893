from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from events.forms.events import offer_organizations
from events.models import EventMaterial
from members.forms.choices import many_of
from members.models import Organization
from office.forms import PlainForm


class MaterialForm(PlainForm):
    kind = forms.ChoiceField(
        label=_("what it is"), choices=EventMaterial.Kind.choices, initial=EventMaterial.Kind.DOCUMENT,
        help_text=_("The signed sheet is seen by Coordination only."),
    )  # fmt: skip
    title = forms.CharField(label=_("title"), max_length=150)
    url = forms.URLField(label=_("link"), max_length=500, required=False, assume_scheme="https")
    upload = forms.FileField(label=_("file"), required=False, help_text=_("10 MB at most."))


class MetForm(PlainForm):
    organizations = many_of(Organization.objects.none(), _("organizations met there"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_organizations(self.fields["organizations"])
