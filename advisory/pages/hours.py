"""What an expert publishes, and which booked sessions a change leaves where they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advisory.models import AdvisorySession, DaysOff, PublishedHours, ServiceExpert
from advisory.pages.words import councils_of, when_in_words
from members.models import Person
from office import clock
from office.minutes import in_words


@dataclass(frozen=True)
class Line:
    hours: PublishedHours

    @property
    def words(self) -> str:
        return hours_in_words(self.hours)


@dataclass(frozen=True)
class ExpertHours:
    """All that one expert has published, and where it shows."""

    expert: Person
    lines: list[Line]
    services: list[str]


def published_hours(person: Person) -> list[ExpertHours]:
    """The person's own; of everybody for coordination."""
    rows = list(PublishedHours.objects.managed_by(person).running().for_list())
    services = _services({row.expert_id for row in rows})
    return [
        ExpertHours(lines[0].hours.expert, lines, services.get(number, []))
        for number, found in groupby(rows, lambda row: row.expert_id)
        if (lines := [Line(row) for row in found])
    ]


def _services(experts: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = ServiceExpert.objects.filter(person__in=experts, service__is_offered=True)
    for number, name in rows.values_list("person_id", "service__name").order_by("service__position", "pk"):
        found.setdefault(number, []).append(name)
    return found


def days_off(person: Person) -> list[DaysOff]:
    rows = DaysOff.objects.managed_by(person).filter(ends_on__gte=clock.today())
    return list(rows.select_related("expert"))


def hours_in_words(row: PublishedHours) -> str:
    """«Dimarts de 9.00 a 12.00 h, cada 1 h»."""
    return _("%(day)s from %(from)s to %(until)s h, every %(every)s") % {
        "day": row.get_weekday_display(),
        "from": time_format(row.from_time, "G.i"),
        "until": time_format(row.to_time, "G.i"),
        "every": in_words(row.slot_minutes),
    }


def booked_between(expert: Person, first: date, last: date) -> list[Any]:
    """Its open sessions with a time on those days, both included."""
    rows = AdvisorySession.objects.open().filter(
        expert=expert, day__range=(first, last), starts_at__isnull=False
    )
    return list(rows.filter(ends_at__gt=clock.now()).for_list().order_by("starts_at"))


def booked_after(row: PublishedHours, ends_on: date) -> list[Any]:
    """Those that stand on the days that the hours lose."""
    first = max(ends_on + timedelta(days=1), row.starts_on)
    return [
        session
        for session in booked_between(row.expert, first, row.ends_on)
        if session.day.weekday() == row.weekday and row.from_time <= session.time < row.to_time
    ]


def stand_in_words(sessions: list[Any]) -> str:
    """Nothing is cancelled by itself: who changes the hours is told what stays booked."""
    if not sessions:
        return ""
    said = "; ".join(
        f"{councils_of(session.council_rows)} ({when_in_words(session)})" for session in sessions
    )
    words = ngettext(
        "%(count)d session is already booked there and stays: %(sessions)s. Move it or cancel it if need be.",
        "%(count)d sessions are already booked there and stay: %(sessions)s. Move them or cancel them if need be.",
        len(sessions),
    )
    return words % {"count": len(sessions), "sessions": said}
