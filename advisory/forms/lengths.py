"""How long something lasts, as people write it: «2 h», «1 h 30», «1:30», «45 min»."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from office.minutes import in_words

LONGEST_TEXT = 20
_CLOCK = re.compile(r"(\d{1,2})\s*(?:h|hores?|:)\s*(?:i\s*)?(?:([0-5]?\d)\s*(?:min|minuts?|m|')?\.?)?")
_MINUTES = re.compile(r"(\d{1,3})\s*(?:min|minuts?|m|')\.?")


class LengthField(forms.Field):
    """Its value is whole minutes, or None. A number alone is asked for its unit: 90 is no better than 2."""

    widget = forms.TextInput
    default_error_messages = {
        "not_a_length": _("Write it with its unit: «2 h», «1 h 30» or «45 min»."),
        "out_of_bounds": _("Write between %(least)s and %(most)s."),
    }

    def __init__(self, *, least: int = 5, most: int = 12 * 60, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("«2 h», «1 h 30» or «45 min»"))
        super().__init__(**kwargs)
        self.least, self.most = least, most

    def to_python(self, value: Any) -> int | None:
        text = str(value or "").strip().lower()
        if not text:
            return None
        minutes = _minutes_of(text)
        if minutes is None:
            raise ValidationError(self.error_messages["not_a_length"], "not_a_length")
        if not self.least <= minutes <= self.most:
            bounds = {"least": in_words(self.least), "most": in_words(self.most)}
            raise ValidationError(self.error_messages["out_of_bounds"], "out_of_bounds", bounds)
        return minutes

    def prepare_value(self, value: Any) -> Any:
        """What was typed stays as it was; minutes of the row become words."""
        return in_words(value) if isinstance(value, int) else value


def _minutes_of(text: str) -> int | None:
    if len(text) > LONGEST_TEXT:
        return None
    if found := _MINUTES.fullmatch(text):
        return int(found[1])
    if found := _CLOCK.fullmatch(text):
        return int(found[1]) * 60 + int(found[2] or 0)
    return None
