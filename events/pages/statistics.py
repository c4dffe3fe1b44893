"""How many events were held, by year and kind: one question for all."""

from collections import Counter
from functools import cached_property
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _

from events.models import Event
from office import clock

YEARS = 4


class Statistics:
    @cached_property
    def years(self) -> list[int]:
        last = clock.today().year
        return list(range(last - YEARS + 1, last + 1))

    @cached_property
    def counts(self) -> Counter[tuple[str, int, bool]]:
        rows = Event.objects.held().filter(day__year__gte=self.years[0]).order_by()
        found = rows.values_list("kind__name", "day__year", "is_own").annotate(count=Count("pk"))
        return Counter({(kind, year, is_own): count for kind, year, is_own, count in found})

    @property
    def head(self) -> list[str]:
        return [_("Kind"), *map(str, self.years)]

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Of the network's own, kind by kind; then, together, those of others to which it went."""
        kinds = sorted({kind for kind, _year, is_own in self.counts if is_own})
        rows = [self._row(kind, [self.counts[kind, year, True] for year in self.years]) for kind in kinds]
        others = [
            sum(n for (_k, y, own), n in self.counts.items() if y == year and not own) for year in self.years
        ]
        return [*rows, self._row(_("Organized by others"), others)] if any(others) else rows

    @property
    def foot(self) -> dict[str, Any]:
        return self._row(
            _("Total"),
            [sum(n for (_k, y, _own), n in self.counts.items() if y == year) for year in self.years],
        )

    def _row(self, label: str, cells: list[int]) -> dict[str, Any]:
        return {"label": label, "cells": cells}
