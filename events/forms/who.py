"""Fields that the pages of registration share."""

from typing import Any

from django import forms

from members.models import Organization, Role
from office.folding import fold

LIST_ID = "organizations"


def typed_organization(label: Any, *, required: bool = False, help_text: Any = "") -> forms.CharField:
    """Typed, with the names of the register to pick from (`datalist`, which needs no script)."""
    return forms.CharField(
        label=label, required=required, max_length=120, help_text=help_text,
        widget=forms.TextInput({"list": LIST_ID, "autocomplete": "off"}),
    )  # fmt: skip


def organization_named(words: str) -> Organization | None:
    """The one of the register that is called so, in whatever case or accents; nothing is guessed."""
    wanted = fold(words)
    found = list(Organization.objects.filter(search_name=wanted)[:2]) if wanted else []
    return found[0] if len(found) == 1 else None


def people_of(roles: list[Role]) -> list[tuple[int, str]]:
    return [(role.pk, f"{role.person} ({role.title})") for role in roles]
