"""Who came to what in a year: each member against the events that were held while it was one."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.filters.attendance_statistics import StatisticsFilter
from events.models import Event
from events.querysets.members import with_counts, with_events
from office.tables import Column


def rows_of(page: Iterable[Any]) -> list[dict[str, Any]]:
    return [
        {"label": str(row), "cells": [_("%(came)d of %(held)d") % {"came": row.came, "held": row.held}]}
        for row in page
    ]


def file_of(found: StatisticsFilter) -> tuple[list[Column], Any]:
    """For each event whether it came; «–» where it was no member."""
    columns = [
        Column(gettext_lazy("Organization"), str),
        Column(gettext_lazy("Came to"), lambda row: row.came),
        Column(gettext_lazy("Held while it was a member"), lambda row: row.held),
        *(Column(f"{event.day:%d/%m/%Y} {event}", _whether(event)) for event in found.events),
    ]
    rows = with_events(with_counts(found.qs, found.events), found.events)
    return columns, rows.iterator(chunk_size=500)


def _whether(event: Event) -> Callable[[Any], str]:
    def value(row: Any) -> str:
        if not any(event.day in period for period in row.periods):
            return "–"
        return _("yes") if event.pk in row.events_of_its else _("no")

    return value
