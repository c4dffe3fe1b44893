"""Experts with published hours for tests."""

from datetime import date, time, timedelta
from typing import Any

from advisory import operations
from advisory.models import AdvisoryService, AdvisorySession, PublishedHours, ServiceExpert
from members.models import NetworkRole, Organization, Person
from office import clock
from tests.advisory.sessions import ServiceFactory, make_request
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


def take_time(service: AdvisoryService, *councils: Organization, **values: Any) -> AdvisorySession:
    """A request on a published time: at ten tomorrow, with a new expert, unless others are given."""
    expert = values.pop("expert", None) or PersonFactory()
    day = values.pop("day", None) or clock.today() + timedelta(days=1)
    NetworkRole.objects.get_or_create(person=expert, kind="advisor", defaults={"starts_on": START})
    ServiceExpert.objects.get_or_create(person=expert, service=service)
    publish(expert, day)
    return make_request(service, *councils, expert=expert, starts_at=clock.moment_of(day, time(10)), **values)


def publish(expert: Person, day: date | None = None, **values: Any) -> PublishedHours:
    """On the weekday of that day (in a week, unless one is given), from 9 to 12 every hour, for two months."""
    on = day or in_a_week()
    given = {"weekday": on.weekday(), "from_time": time(9), "to_time": time(12), "slot_minutes": 60} | values
    given.setdefault("ends_on", clock.today() + timedelta(days=90))
    hours: PublishedHours = operations.publish_hours(expert=expert, by=None, **given)
    return hours


def in_a_week() -> date:
    return clock.today() + timedelta(days=7)
