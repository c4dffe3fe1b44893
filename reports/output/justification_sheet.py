"""The justification as a workbook: its title, its period and its source as on paper, its lines and their totals."""

from decimal import Decimal
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from office import clock
from office.tables import Around, Column
from reports.models import Justification
from reports.pages.justifications import JustificationPage


def _in_hours(minutes: int | None) -> Decimal | None:
    return None if minutes is None else Decimal(minutes * 100 // 60) / 100


COLUMNS = [
    Column(gettext_lazy("Indicator"), lambda one: one.line.indicator),
    Column(gettext_lazy("Target"), lambda one: one.target if one.line.target is None else one.line.target),
    Column(gettext_lazy("What was reached"), lambda one: one.reached if one.value is None else one.value),
    Column(gettext_lazy("Source"), lambda one: one.source),
    Column(gettext_lazy("Deviation"), lambda one: one.deviation.words),
    Column(gettext_lazy("Share of the target"), lambda one: one.deviation.note),
    Column(gettext_lazy("Actions"), lambda one: "; ".join(f"{row.code} {row.title}" for row in one.actions)),
    Column(gettext_lazy("Progress"), lambda one: one.done),
    Column(gettext_lazy("Planned cost"), lambda one: one.line.planned_cost),
    Column(gettext_lazy("Actual cost"), lambda one: one.line.actual_cost),
    Column(gettext_lazy("Planned hours"), lambda one: _in_hours(one.line.planned_minutes)),
    Column(gettext_lazy("Actual hours"), lambda one: _in_hours(one.line.actual_minutes)),
]
AMOUNTS = 4  # the last columns, which are added


def around(shown: JustificationPage) -> Around:
    justification = shown.justification
    funded = f"{_source(justification)}. {_state(justification)}"
    above = (str(justification), _period(justification), funded, f"{shown.finding}.")
    return Around(above, _totals(shown), tuple(_notes(shown))) if shown.lines else Around(above)


def _period(justification: Justification) -> str:
    first, last = (
        date_format(day, "DATE_FORMAT") for day in (justification.starts_on, justification.ends_on)
    )
    return _("From %(first)s to %(last)s.") % {"first": first, "last": last}


def _source(justification: Justification) -> str:
    source = justification.source
    return f"{source} · {source.counterpart}" if source.counterpart else str(source)


def _state(justification: Justification) -> str:
    if justification.closed_at is None:
        return _("It is still open: its numbers may change.")
    day = date_format(clock.day_of(justification.closed_at), "DATE_FORMAT")
    return _("Closed on %(day)s") % {"day": day} + "."


def _totals(shown: JustificationPage) -> tuple[Any, ...]:
    return (
        _("Totals of what is known"),
        *[None] * (len(COLUMNS) - AMOUNTS - 1),
        shown.added("planned_cost"),
        shown.added("actual_cost"),
        _in_hours(shown.added("planned_minutes")),
        _in_hours(shown.actual_minutes),
    )


def _notes(shown: JustificationPage) -> list[str]:
    """Why a total is not the sum of its column, and what is not in it."""
    notes = []
    if shown.counted_once:
        words = _("%(hours)s of advice stand in more than one indicator, and once in the total.")
        notes.append(words % {"hours": shown.counted_once})
    if shown.without_cost:
        words = ngettext(
            "Of %(total)s indicator nobody has said what it has cost: it is not in the sum.",
            "Of %(total)s indicators nobody has said what they have cost: they are not in the sum.",
            shown.without_cost,
        )
        notes.append(words % {"total": shown.without_cost})
    return notes
