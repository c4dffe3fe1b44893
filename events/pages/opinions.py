"""What people thought of an event, as coordination reads it: how many, and what they wrote."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from events.forms.opinions import SCALE
from events.models import Event, Opinion

FEWEST = 3  # below it, who wrote what could be guessed: only how many answered is said


@dataclass(frozen=True)
class OpinionsPage:
    event: Event

    @cached_property
    def rows(self) -> list[Opinion]:
        return list(self.event.opinions.all())

    @property
    def are_enough(self) -> bool:
        return len(self.rows) >= FEWEST

    @property
    def head(self) -> list[str]:
        return [_("Answer"), _("People"), "%"]

    @property
    def table(self) -> list[dict[str, Any]]:
        counts, total = Counter(row.score for row in self.rows), len(self.rows)
        return [
            {"label": label, "cells": [counts[score], 100 * counts[score] // total]} for score, label in SCALE
        ]

    @property
    def words(self) -> list[str]:
        return [row.words for row in self.rows if row.words]
