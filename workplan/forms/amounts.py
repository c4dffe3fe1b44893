"""Hours and euros as people write them: «12,5 h», «12 h 30», «1.200 €», «1.200,50»."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from workplan.rules.amounts import euros_of, hours_of

LONGEST = 30
MOST_HOURS, MOST_EUROS = 100_000, Decimal(10_000_000)
_HOURS = re.compile(r"(?P<hours>\d{1,6}(?:[.,]\d{1,2})?)\s*(?:h|hores|hora)?\.?")
_CLOCK = re.compile(r"(?P<hours>\d{1,6})\s*[h:]\s*(?P<minutes>[0-5]\d)\s*(?:min|m|')?\.?")
# Points part the thousands and a comma the cents; a point before one or two figures at the end is a comma.
_EUROS = re.compile(r"(?P<whole>\d{1,3}(?:[. ]\d{3})+|\d+)(?:[.,](?P<cents>\d{1,2}))?\s*(?:€|eur|euros)?")


class AmountField(forms.Field):
    """A number with its unit, typed as a text."""

    widget = forms.TextInput

    def text_of(self, value: Any) -> str:
        """In small letters; too long a text is no number."""
        text = str(value or "").strip().lower()
        return text if len(text) <= LONGEST else "?"


class HoursField(AmountField):
    """Its value is whole minutes, or None."""

    default_error_messages = {"not_hours": _("Write the hours like this: «12,5 h» or «12 h 30».")}

    def to_python(self, value: Any) -> Any:
        text = self.text_of(value)
        if not text:
            return None
        found = _CLOCK.fullmatch(text) or _HOURS.fullmatch(text)
        hours = Decimal(found["hours"].replace(",", ".")) if found else None
        if found is None or hours is None or hours > MOST_HOURS:
            raise ValidationError(self.error_messages["not_hours"], "not_hours")
        return round(hours * 60) + int(found.groupdict().get("minutes") or 0)

    def prepare_value(self, value: Any) -> Any:
        """What was typed stays as it was; minutes of the row become hours."""
        return f"{hours_of(value)} h" if isinstance(value, int) else value


class EurosField(AmountField):
    """Its value is a decimal of euros, or None."""

    default_error_messages = {"not_euros": _("Write the amount like this: «1.200 €» or «1.200,50».")}

    def to_python(self, value: Any) -> Any:
        text = self.text_of(value)
        if not text:
            return None
        found = _EUROS.fullmatch(text)
        amount = _amount(found) if found else MOST_EUROS
        if amount >= MOST_EUROS:
            raise ValidationError(self.error_messages["not_euros"], "not_euros")
        return amount

    def prepare_value(self, value: Any) -> Any:
        return f"{euros_of(value)} €" if isinstance(value, Decimal) else value


def _amount(found: re.Match[str]) -> Decimal:
    whole = re.sub(r"\D", "", found["whole"])
    return Decimal(f"{whole}.{found['cents'] or '0'}")
