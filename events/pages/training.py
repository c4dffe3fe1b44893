"""The training plan of a biennium: what is planned and what was held, and what who came took from it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.models import Attendance
from events.pages.listed import COLUMNS as EVENT_COLUMNS
from events.pages.listed import ListedEvent, is_held
from events.rules.totals import totals_key
from events.rules.training import Biennium
from office.minutes import in_words
from office.models import DeclaredTotal
from office.tables import Column

PARTS = ("people", "administrations")


@dataclass(frozen=True)
class TrainingRow(ListedEvent):
    """`event` is `named` and `with_trained`; what a source of the time declares is said instead of the log."""

    people: int
    administrations: int

    @property
    def note(self) -> str:
        event = self.event
        credit = _("accredited by %s") % event.accredited_by if event.accredited_by else ""
        return " · ".join(part for part in (super().note, self.place, credit, self.trained) if part)

    @property
    def trained(self) -> str:
        if not self.people:
            return ""
        people = ngettext("%d person", "%d people", self.people) % self.people
        if not self.administrations:
            return people
        words = ngettext("%(people)s from %(number)d administration",
                         "%(people)s from %(number)d administrations", self.administrations)  # fmt: skip
        return words % {"people": people, "number": self.administrations}

    @property
    def hours(self) -> str:
        minutes = self.event.training_minutes
        return in_words(minutes) if minutes else ""

    @property
    def is_held(self) -> bool:
        return is_held(self.event)


@dataclass(frozen=True)
class TrainingPlan:
    events: list[Any]  # `with_trained`, in the order of days

    @cached_property
    def rows(self) -> list[TrainingRow]:
        return [TrainingRow(event, *(self._of(event, part) for part in PARTS)) for event in self.events]

    def _of(self, event: Any, part: str) -> int:
        number: int = self._declared.get(totals_key(event.slug, part), getattr(event, part))
        return number

    @cached_property
    def _declared(self) -> dict[str, int]:
        keys = [totals_key(event.slug, part) for event in self.events if event.slug for part in PARTS]
        rows = DeclaredTotal.objects.filter(key__in=keys) if keys else DeclaredTotal.objects.none()
        return dict(rows.values_list("key", "value"))

    @property
    def halves(self) -> list[tuple[str, list[TrainingRow]]]:
        """What is to come first; then what was held, the latest first."""
        held = [row for row in self.rows if row.is_held]
        found = [(_("To come (training)"), [row for row in self.rows if not row.is_held]),
                 (_("Held (training)"), held[::-1])]  # fmt: skip
        return [(title, rows) for title, rows in found if rows]

    @property
    def facts(self) -> list[dict[str, Any]]:
        held = [row for row in self.rows if row.is_held]
        accredited = sum(bool(row.event.accredited_by) for row in self.rows)
        trained = Attendance.objects.filter(event__in=[row.event for row in held]).trained()
        found: list[tuple[str, Any, str]] = [
            (_("Trainings"), len(self.rows), _("held: %d") % len(held)),
            (_("Hours of training"), _hours(self.rows), _("held: %s") % _hours(held)),
            (_("Accredited"), accredited, ""),
            (_("People trained"), trained["people"], _("each one once, by the attendance of each training")),
            (_("Administrations that took part"), trained["administrations"], ""),
        ]
        return [{"label": label, "value": value, "note": note} for label, value, note in found]


def _hours(rows: list[TrainingRow]) -> str:
    return in_words(sum(row.event.training_minutes or 0 for row in rows))


@dataclass(frozen=True)
class HoursRow:
    """`values` of `hours_by_person`."""

    values: dict[str, Any]

    @property
    def who(self) -> str:
        return ", ".join(part for part in (self.values["who"], self.values["organization"]) if part)

    @property
    def cells(self) -> list[str]:
        """Each on one line: a phone has three columns."""
        minutes = self.values["total"], self.values["accredited"]
        return [in_words(number).replace(" ", "\xa0") if number else "–" for number in minutes]


def hours_table(page: Any) -> dict[str, Any]:
    rows = [HoursRow(values) for values in page]
    return {
        "head": [_("Person"), _("Hours"), _("Accredited")],
        "rows": [{"label": row.who, "cells": row.cells} for row in rows],
    }


def training_tabs(current: str, biennium: Biennium) -> list[dict[str, object]]:
    """Of the same two years."""
    named = [("training_plan", _("Trainings")), ("training_hours", _("Hours by person"))]
    return [
        {"label": label, "url": f"{reverse(name)}?biennium={biennium.first}", "is_current": name == current}
        for name, label in named
    ]


def _of_event(column: Column) -> Column:
    return Column(column.label, lambda row: column.value(row.event))


PLAN_COLUMNS = [
    *(_of_event(column) for column in EVENT_COLUMNS),
    Column(gettext_lazy("Minutes of training"), lambda row: row.event.training_minutes),
    Column(gettext_lazy("Accredited by"), lambda row: row.event.accredited_by),
    Column(gettext_lazy("People who came"), lambda row: row.people),
    Column(gettext_lazy("Administrations"), lambda row: row.administrations),
]
HOURS_COLUMNS = [
    Column(gettext_lazy("Name and surnames"), lambda values: values["who"]),
    Column(gettext_lazy("Organization"), lambda values: values["organization"]),
    Column(gettext_lazy("Trainings"), lambda values: values["events"]),
    Column(gettext_lazy("Minutes of training"), lambda values: values["total"]),
    Column(gettext_lazy("Accredited minutes"), lambda values: values["accredited"]),
]
