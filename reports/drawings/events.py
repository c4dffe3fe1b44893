from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events import figures
from events.models import Attendance, Event
from members.models import Membership
from members.querysets.memberships import MEMBER
from office.charts import Bar, BarChart, NumberTable, Series
from office.figures import Period
from reports.drawings import BARS, TABLE, Drawing
from reports.models.reports import YEARS_BESIDE

Spells = dict[Any, list[tuple[date, date | None]]]  # as members, of each council by its number and name
KINDS: tuple[tuple[Series, Callable[[Period], QuerySet[Event]]], ...] = (
    (Series(gettext_lazy("Assemblies"), "solid"), lambda period: figures.own(period, "assembly")),
    (
        Series(gettext_lazy("Gatherings of elected officials"), "hatch"),
        lambda period: figures.own(period, "elected"),
    ),
    (Series(gettext_lazy("Conferences of the network"), "dots"), figures.own_conferences),
    (Series(gettext_lazy("Conferences of others"), "open"), figures.others_conferences),
)


def events_by_kind(period: Period) -> BarChart | None:
    """Of this year and of those beside it; a year of which no event is written down has no bar."""
    past = period.so_far()
    if past is None:
        return None
    last = past.ends_on.year
    shown = Period(date(last - YEARS_BESIDE, 1, 1), past.ends_on)
    by_kind = [_by_year(rows(shown)) for _series, rows in KINDS]
    years = sorted({year for found in by_kind for year in found})
    if last not in years:
        return None
    total = sum(found.get(last, 0) for found in by_kind)
    said = ngettext("%(n)d event held in %(year)d", "%(n)d events held in %(year)d", total)
    return BarChart(
        title=said % {"n": total, "year": last},
        series=tuple(series for series, _rows in KINDS),
        bars=tuple(Bar(str(year), tuple(found.get(year, 0) for found in by_kind)) for year in years),
        names=_("Year"),
    )


def _by_year(rows: QuerySet[Event]) -> dict[int, int]:
    return dict(rows.order_by().values_list("day__year").annotate(n=Count("pk")))


def attendance_table(period: Period) -> NumberTable | None:
    """To how many of the events of the whole network each member came, of those held while it was one."""
    past = period.so_far()
    days = _measured(past) if past else {}
    if not days:
        return None
    came = _came_to(days)
    rows = []
    for (number, name), spells in _members_at(days.values()).items():
        held = {event for event, day in days.items() if _was_member(spells, day)}
        words = _("%(came)d of %(held)d") % {"came": len(held & came[number]), "held": len(held)}
        rows += [{"label": name, "cells": [words]}] if held else []
    return NumberTable(
        caption=_("To how many events each member came, of those held while it was one"),
        head=[_("Member"), _("Came to")],
        rows=rows,
    )


def _measured(past: Period) -> dict[int, date]:
    """The day of each event whose attendance is written down."""
    rows = Event.objects.measured().filter(day__range=(past.starts_on, past.ends_on))
    return dict(rows.values_list("pk", "day"))


def _came_to(events: Iterable[int]) -> dict[int, set[int]]:
    """The events that each organization came to."""
    rows = Attendance.objects.was_there().filter(event__in=list(events)).exclude(organization=None)
    found: dict[int, set[int]] = defaultdict(set)
    for event, organization in rows.order_by().values_list("event", "organization").distinct():
        found[organization].add(event)
    return found


def _members_at(days: Iterable[date]) -> Spells:
    known = list(days)
    rows = Membership.objects.filter(state__in=MEMBER, starts_on__lte=max(known)).exclude(
        ends_on__lt=min(known)
    )
    found: Spells = defaultdict(list)
    columns = ("organization", "organization__short_name", "starts_on", "ends_on")
    for number, name, starts_on, ends_on in rows.order_by("organization__sort_name", "pk").values_list(
        *columns
    ):
        found[number, name].append((starts_on, ends_on))
    return found


def _was_member(spells: Iterable[tuple[date, date | None]], day: date) -> bool:
    return any(starts_on <= day and (ends_on is None or day <= ends_on) for starts_on, ends_on in spells)


DRAWINGS = (
    Drawing("events_by_kind", gettext_lazy("Events by kind"), BARS, events_by_kind),
    Drawing("attendance_table", gettext_lazy("Attendance of each member"), TABLE, attendance_table),
)
