"""Fields that several forms of events share."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from members.models import Municipality, Organization, Role
from office import clock
from office.folding import fold

LIST_ID = "organizations"
FIRST_DAY, FURTHEST_YEARS = date(2015, 1, 1), 5
MOST_NAMED = 5


class HourInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class TownField(forms.CharField):
    """A municipality by its name, with or without its article and accents: nine hundred do not fit in a list."""

    def prepare_value(self, value: Any) -> Any:
        return value.name if isinstance(value, Municipality) else value

    def clean(self, value: Any) -> Municipality | None:
        words = super().clean(value)
        if not words:
            return None
        found = list(Municipality.objects.search(words)[: MOST_NAMED + 1])
        exact = [town for town in found if town.name.lower() == words.lower()]
        if len(exact or found) == 1:
            return (exact or found)[0]
        if not found:
            raise ValidationError(_("There is no municipality with that name in the register."))
        names = get_text_list([town.name for town in found[:MOST_NAMED]], _("or"))
        raise ValidationError(_("Which one? %s.") % names)


def check_near(day: date | None) -> date | None:
    """Far from today the arithmetic of dates itself would fail."""
    if day and not FIRST_DAY <= day <= clock.today().replace(
        day=1, month=1, year=clock.today().year + FURTHEST_YEARS
    ):
        raise ValidationError(_("That year is not one of an event: look at the date."))
    return day


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
