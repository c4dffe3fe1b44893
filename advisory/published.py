"""The published times of a service: read from the database, judged by `rules.slots`.

The list of times and the operation that takes one ask here, so that what is listed can be booked and nothing else.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from advisory.models import AdvisoryService, AdvisorySession, DaysOff, PublishedHours
from advisory.models.sessions import ZONE
from advisory.rules import slots
from advisory.rules.slots import HORIZON_DAYS, Slot, Span
from members.models import Person
from office import clock

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Published:
    """The times that are free, and who gives them, by number."""

    slots: list[Slot]
    experts: dict[int, Person]


def horizon() -> tuple[date, date]:
    today = clock.today()
    return today, today + timedelta(days=HORIZON_DAYS)


def free_slots(service: AdvisoryService, *, days: tuple[date, date] | None = None) -> Published:
    """What can be booked of the service on those days, both included; up to the horizon."""
    days = days or horizon()
    rows = list(PublishedHours.objects.of_service(service).between(*days).select_related("expert"))
    experts = {row.expert_id: row.expert for row in rows}
    found = slots.bookable(
        [_hours(row) for row in rows],
        minutes=service.default_minutes,
        now=clock.now(),
        zone=ZONE,
        days=days,
        off=_days_off(experts, days),
        taken=_taken(experts, days),
    )
    return Published(slots=found, experts=experts)


def is_published(service: AdvisoryService, expert: Person, starts_at: datetime) -> bool:
    """Whether the expert gives the service at that time; whether it is taken, the database says."""
    day = clock.day_of(starts_at)
    rows = PublishedHours.objects.of_service(service).between(day, day).filter(expert=expert)
    found = slots.bookable(
        [_hours(row) for row in rows],
        minutes=service.default_minutes,
        now=clock.now(),
        zone=ZONE,
        days=(day, day),
        off=_days_off({expert.pk: expert}, (day, day)),
    )
    return any(slot.starts_at == starts_at for slot in found)


def _hours(row: PublishedHours) -> slots.Hours:
    return slots.Hours(
        expert=row.expert_id, weekday=row.weekday, from_time=row.from_time, to_time=row.to_time,
        every=row.slot_minutes, starts_on=row.starts_on, ends_on=row.ends_on,
    )  # fmt: skip


def _days_off(experts: dict[int, Person], days: tuple[date, date]) -> list[tuple[int, date, date]]:
    rows = DaysOff.objects.between(*days).filter(expert__in=experts)
    return list(rows.values_list("expert_id", "starts_on", "ends_on"))


def _taken(experts: dict[int, Person], days: tuple[date, date]) -> list[Span]:
    first, last = clock.moment_of(days[0]), clock.moment_of(days[1] + ONE_DAY)
    rows = AdvisorySession.objects.taking_time(first, last).filter(expert__in=experts)
    return [Span(*row) for row in rows.values_list("expert_id", "starts_at", "ends_at")]
