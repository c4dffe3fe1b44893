"""Experts with published hours for tests."""

from datetime import date, time, timedelta
from typing import Any

from advisory import operations
from advisory.models import AdvisoryService, PublishedHours, ServiceExpert
from members.models import NetworkRole, Person
from office import clock
from tests.advisory.sessions import ServiceFactory
from tests.cast import START, PersonFactory


def make_expert(service: AdvisoryService | None = None, **values: Any) -> Person:
    """Advises for the network, and can be assigned to the service."""
    expert: Person = PersonFactory(**values)
    NetworkRole.objects.create(person=expert, kind="advisor", starts_on=START)
    assign(expert, service or ServiceFactory())
    return expert


def assign(expert: Person, service: AdvisoryService) -> AdvisoryService:
    ServiceExpert.objects.create(person=expert, service=service)
    return service


def publish(expert: Person, day: date | None = None, **values: Any) -> PublishedHours:
    """On the weekday of that day (in a week, unless one is given), from 9 to 12 every hour, for two months."""
    on = day or in_a_week()
    given = {"weekday": on.weekday(), "from_time": time(9), "to_time": time(12), "slot_minutes": 60} | values
    given.setdefault("ends_on", clock.today() + timedelta(days=90))
    hours: PublishedHours = operations.publish_hours(expert=expert, by=None, **given)
    return hours


def in_a_week() -> date:
    return clock.today() + timedelta(days=7)
