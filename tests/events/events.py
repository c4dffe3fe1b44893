"""Events and registrations for tests, through the same operations that people use."""

from datetime import date, datetime, time, timedelta
from typing import Any

from events import operations
from events.models import Attendance, Event, EventKind, Registration
from events.operations import EventContent
from members.models import Organization
from office import clock
from tests.cast import MemberFactory, PersonFactory


def kind(code: str = "conference") -> EventKind:
    found, _is_new = EventKind.objects.get_or_create(code=code, defaults={"name": code.capitalize()})
    return found


def content(*, in_days: int = 14, **values: Any) -> EventContent:
    """A conference from ten to two, so many days from today."""
    given: dict[str, Any] = {
        "title": "Jornada", "day": clock.today() + timedelta(days=in_days), "time": time(10), "ends_time": time(14),
        "modality": "in_person", "place": "Sala d'actes", "registration": "network",
    } | values  # fmt: skip
    return EventContent(kind=given.pop("kind", None) or kind(), **given)


def make_event(*, state: str = "announced", **values: Any) -> Event:
    event: Event = operations.add_event(content=content(**values), state=state, by=None)
    return event


def make_past(day: date, code: str = "conference", **values: Any) -> Event:
    """Held that day; nobody registered for it here."""
    given = {"day": day, "time": None, "ends_time": None, "registration": "none"} | values
    return make_event(kind=kind(code), **given)


def enrol(event: Event, organization: Organization | None = None, **values: Any) -> Registration:
    """Somebody of a member registers; with `name`, somebody from outside."""
    given: dict[str, Any] = {"by": None} | values
    if "name" not in given:
        given.setdefault("person", PersonFactory())
        organization = organization or MemberFactory().organization
    made: Registration = operations.register(event=event, organization=organization, **given)
    return made


def attended(event: Event, registration: Registration | None = None, **values: Any) -> Attendance:
    given: dict[str, Any] = {"status": "present", "source": "secretary", "by": None} | values
    row: Attendance = operations.record_attendance(event=event, registration=registration, **given)
    return row


def at(event: Event, settings: Any, *, minutes: int = 0) -> datetime:
    """The clock goes to so many minutes after the beginning."""
    assert event.starts_at
    moment = event.starts_at + timedelta(minutes=minutes)
    settings.CLOCK_OFFSET = moment - clock.real_now()
    return moment
