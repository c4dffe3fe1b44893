"""Whoever is in the room writes itself down, with the code on the screen."""

from django.utils.translation import gettext as _

from events.models import Attendance, Event, Registration
from events.operations.attending import record_attendance
from events.rules.checking_in import is_open
from members.models import Organization, Person
from office import clock
from office.audit import operation
from office.refusals import Refused


def takes_check_in(event: Event) -> bool:
    return is_open(clock.now(), event.starts_at, event.ends_at, event.day, event.ends_on)


@operation(under="event")
def check_in(
    *,
    event: Event,
    by: Person | None,
    person: Person | None = None,
    registration: Registration | None = None,
    organization: Organization | None = None,
    is_online: bool = False,
) -> Attendance:
    """Again, it stays as it was; what the door has written is not changed by it."""
    if not takes_check_in(event):
        raise Refused(_("The code works from an hour before the event until it ends."))
    if person and registration is None:
        registration = event.registrations.confirmed().filter(person=person).first()
    known = _known(event, person, registration)
    if known:
        return known
    attendance: Attendance = record_attendance(
        event=event, registration=registration, person=person, organization=organization,
        status="online" if is_online else "present", source=Attendance.Source.SELF, by=by,
    )  # fmt: skip
    return attendance


def check_in_registered(*, registration: Registration, by: Person | None) -> Attendance:
    """From the page of its registration: in the room or connected, as it said it would come."""
    if registration.state != Registration.State.CONFIRMED:
        raise Refused(_("Without a seat it cannot be written down here: tell the people at the door."))
    is_online = registration.modality == Registration.Modality.ONLINE
    found: Attendance = check_in(
        event=registration.event, person=registration.person, registration=registration, is_online=is_online, by=by
    )  # fmt: skip
    return found


def _known(event: Event, person: Person | None, registration: Registration | None) -> Attendance | None:
    rows = Attendance.objects.filter(event=event)
    found = rows.filter(registration=registration) if registration else rows.none()
    if person:
        found = found | rows.filter(person=person)
    return found.first()
