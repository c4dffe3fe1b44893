from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.models import Attendance, Event
from members.models import Membership, Organization
from members.querysets.memberships import MEMBER
from office.charts import Bar, BarChart, NumberTable, Series
from office.figures import Period
from reports.drawings import BARS, TABLE, Drawing
from reports.listings.events import held
from reports.listings.members import called

Spells = dict[Organization, list[tuple[date, date | None]]]  # as members
KINDS = {  # by list
    "assemblies": Series(gettext_lazy("Assemblies"), "solid"),
    "elected_gatherings": Series(gettext_lazy("Gatherings of elected officials"), "hatch"),
    "own_conferences": Series(gettext_lazy("Conferences of the network"), "dots"),
    "others_conferences": Series(gettext_lazy("Conferences of others"), "open"),
}


def events_by_kind(period: Period) -> BarChart | None:
    """Of this year and of those beside it; a year of which no event is written down has no bar."""
    past = period.so_far()
    if past is None:
        return None
    last = past.ends_on.year
    found = held(past)
    by_kind = [Counter(event.day.year for event in found[key]) for key in KINDS]
    years = sorted({year for counted in by_kind for year in counted})
    if last not in years:
        return None
    total = sum(counted[last] for counted in by_kind)
    said = ngettext("%(n)d event held in %(year)d", "%(n)d events held in %(year)d", total)
    return BarChart(
        title=said % {"n": total, "year": last},
        series=tuple(KINDS.values()),
        bars=tuple(Bar(str(year), tuple(counted[year] for counted in by_kind)) for year in years),
        names=_("Year"),
    )


def attendance_table(period: Period) -> NumberTable | None:
    """To how many of the events of the whole network each member came, of those held while it was one."""
    past = period.so_far()
    days = _measured(past) if past else {}
    if not days:
        return None
    came = _came_to(days)
    rows = []
    for organization, spells in _members_at(days.values()).items():
        held = {event for event, day in days.items() if _was_member(spells, day)}
        words = _("%(came)d of %(held)d") % {"came": len(held & came[organization.pk]), "held": len(held)}
        rows += [{"label": called(organization), "cells": [words]}] if held else []
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
    for row in rows.select_related("organization").order_by("organization__sort_name", "pk"):
        found[row.organization].append((row.starts_on, row.ends_on))
    return found


def _was_member(spells: Iterable[tuple[date, date | None]], day: date) -> bool:
    return any(starts_on <= day and (ends_on is None or day <= ends_on) for starts_on, ends_on in spells)


DRAWINGS = (
    Drawing("events_by_kind", gettext_lazy("Events by kind"), BARS, events_by_kind),
    Drawing("attendance_table", gettext_lazy("Attendance of each member"), TABLE, attendance_table),
)
