"""An organization typed by its name: one of the register, or a sentence that says what to write instead."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from members.models import Organization
from office.db import Fold

MOST_NAMED = 4


def find_organization(words: str) -> Organization | None:
    """The only one with exactly that name, or that name of place; nothing is guessed."""
    from django.db.models import Q, Value

    asked = Fold(Value(" ".join(words.split())))
    found = Organization.objects.alias(place=Fold("short_name")).filter(Q(search_name=asked) | Q(place=asked))
    rows = list(found[:2])
    return rows[0] if len(rows) == 1 else None


def unknown_in_words(words: str) -> str:
    near = [str(row) for row in Organization.objects.search(words)[:MOST_NAMED]]
    if near:
        return _("Write its whole name: %s.") % get_text_list(near, _("or"))
    return _("The register has no organization with this name. Leave it blank if you do not know it.")


class OrganizationField(forms.CharField):
    """Cleaned, it is an organization, or None where it was left blank."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 120, "required": False} | options)

    def clean(self, value: Any) -> Organization | None:
        words: str = super().clean(value)
        if not words:
            return None
        found = find_organization(words)
        if found is None:
            raise ValidationError(unknown_in_words(words))
        return found
