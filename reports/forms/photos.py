from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from office.forms import PlainForm
from reports.models import Photo


class PhotoWordsForm(PlainForm):
    alternative = forms.CharField(
        label=_("what is seen"), max_length=250, widget=forms.Textarea({"rows": 2}),
        help_text=_("For who does not see it: who, where and what they do, in a sentence."),
    )  # fmt: skip
    caption = forms.CharField(label=_("words under it"), max_length=250, required=False)
    credit = forms.CharField(label=_("who took it"), max_length=120, required=False)
    consent = forms.ChoiceField(label=_("consent"), choices=Photo.Consent.choices, widget=forms.RadioSelect)
    consent_kept = forms.CharField(
        label=_("where the consent is kept"), max_length=200, required=False,
        help_text=_("Needed if somebody can be recognised: the folder, the form or the mail."),
    )  # fmt: skip


class PhotoForm(PhotoWordsForm):
    upload = forms.FileField(label=_("photograph"), help_text=_("JPEG or PNG, 10 MB at most."))
    field_order = ("upload", "alternative", "caption", "credit", "consent", "consent_kept")


def words_of_photo(photo: Photo) -> dict[str, Any]:
    return {name: getattr(photo, name) for name in PhotoWordsForm.base_fields}
