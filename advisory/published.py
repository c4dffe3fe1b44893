"""The published times of a service: read from the database, judged by `rules.slots`.

The list of times and the operation that takes one ask here, so that what is listed can be booked and nothing else.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from advisory.models import AdvisoryService, HourAccount, PublishedHours
from advisory.models.sessions import ZONE
from advisory.rules import chargeable, slots
from advisory.rules.slots import HORIZON_DAYS, Slot
from members.models import Organization, Person
from office import clock


@dataclass(frozen=True)
class Published:
    """The times that are free, and who gives them, by number."""

    slots: list[Slot]
    experts: dict[int, Person]


def horizon() -> tuple[date, date]:
    today = clock.today()
    return today, today + timedelta(days=HORIZON_DAYS)


def free_slots(service: AdvisoryService) -> Published:
    """What can be booked of the service, up to the horizon."""
    days = horizon()
    rows = PublishedHours.objects.of_service(service).between(*days).with_absences(*days)
    found = list(rows.select_related("expert"))
    return Published(_bookable(service, found, days), {row.expert_id: row.expert for row in found})


def is_published(service: AdvisoryService, expert: Person, starts_at: datetime) -> bool:
    """Whether the expert gives the service at that time; whether it is taken, the database says."""
    day = clock.day_of(starts_at)
    rows = PublishedHours.objects.of_service(service).between(day, day).with_absences(day, day)
    found = list(rows.filter(expert=expert))
    for row in found:
        row.taken_ranges = []
    return any(slot.starts_at == starts_at for slot in _bookable(service, found, (day, day)))


def _bookable(service: AdvisoryService, rows: list[Any], days: tuple[date, date]) -> list[Slot]:
    hours = [
        slots.Hours(
            expert=row.expert_id, weekday=row.weekday, from_time=row.from_time, to_time=row.to_time,
            every=row.slot_minutes, starts_on=row.starts_on, ends_on=min(row.ends_on, row.advises_until or row.ends_on),
            off=[(off.lower, off.upper) for off in row.off_ranges],
            taken=[(taken.lower, taken.upper) for taken in row.taken_ranges],
        )
        for row in rows
    ]  # fmt: skip
    return slots.bookable(hours, minutes=service.default_minutes, now=clock.now(), zone=ZONE, days=days)


def chargeable_days(service: AdvisoryService, organization: Organization | None) -> list[tuple[date, date]]:
    """The periods in which the hours for one more session are there; of a service without budget, all days.

    Without a council, those of everybody.
    """
    first, last = horizon()
    if not service.has_budget:
        return [(first, last)]
    rows = HourAccount.objects.of_open_budgets(service, first, last).for_council(organization)
    accounts = [
        chargeable.Account(
            budget=row.budget_id,
            starts_on=row.budget.starts_on,
            ends_on=min(row.valid_until or row.budget.ends_on, row.budget.ends_on),
            free_minutes=row.free_minutes,
            is_package=row.kind == HourAccount.Kind.PACKAGE,
        )
        for row in rows.select_related("budget")
    ]
    return chargeable.chargeable(accounts, service.default_minutes)
