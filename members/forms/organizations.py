from typing import Any

from django import forms
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from members.forms.topics import offer_topics
from members.models import Organization
from office.forms import PlainModelForm


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
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_topics(
            self.fields["topics"], help_text=_("They help to find a mentor and to know whom to ask.")
        )
