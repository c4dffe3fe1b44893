"""How the time of an event is written, and what the database refuses about its seats, in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from events.models import Event
from members.models import Person
from office import wall_time
from office.refusals import Refused

LONGEST = timedelta(days=60)


def set_time(
    event: Event, *, day: date, ends_on: date | None, time: time | None, ends_time: time | None
) -> None:
    """What the clock on the wall shows, and its two instants where both hours are known."""
    last = ends_on or day
    if last < day:
        raise Refused(_("It ends before it begins: look at the days."), "ends_on")
    if last - day > LONGEST and event.is_day_known:
        raise Refused(_("It would last more than two months: is the last day right?"), "ends_on")
    event.day, event.ends_on, event.time, event.ends_time = day, last, time, ends_time
    event.starts_at = event.ends_at = None
    if time is None or ends_time is None:
        return
    event.starts_at = _instant(day, time, event.time_zone, "time")
    event.ends_at = _instant(last, ends_time, event.time_zone, "ends_time")
    if event.ends_at <= event.starts_at:
        raise Refused(_("It ends before it begins: look at the hours."), "ends_time")


def _instant(day: date, hour: time, zone: str, field: str) -> datetime:
    """The first of the two where October has the hour twice; an event is in daylight."""
    found = wall_time.instants(day, hour, zone)
    if not found:
        raise Refused(
            _("That hour does not exist: the clocks go forward that night. Choose another one."), field
        )
    return found[0]


def hold(person: Person) -> None:
    """Until the end nobody joins it with another record; who was joined meanwhile is not written any more."""
    # Against a merge only: two councils that register the same two people at once do not wait for each other.
    with connection.cursor() as cursor:
        cursor.execute("SELECT merged_into_id FROM members_person WHERE id = %s FOR KEY SHARE", [person.pk])
        (merged_into,) = cursor.fetchone()
    if merged_into:
        raise Refused(_("Somebody was faster: open the page again."))


@contextmanager
def seats_in_words() -> Iterator[None]:
    """What the constraints refuse and people meet: one seat too many, or the same person twice."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", "")
        sentence = _sentences().get(name)
        if sentence is None:
            raise
        raise Refused(*sentence) from error


def _sentences() -> dict[str, tuple[str, str]]:
    full = _("The last seat has just been taken. Send it again to go on the waiting list.")
    twice = _("This person is already registered.")
    return {
        "event_no_more_than_its_seats": (full, "modality"),
        "event_no_more_than_its_connections": (full, "modality"),
        "programme_no_more_than_its_seats": (
            _("That part of the programme is full: choose another one."),
            "items",
        ),
        "person_once_in_an_event": (twice, "person"),
        "address_once_in_an_event": (twice, "email"),
    }
