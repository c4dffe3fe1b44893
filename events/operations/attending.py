"""Who was there: one row for each person, whoever writes it down; the last to write is right."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from events.models import Attendance, Event, Registration
from members.models import Organization, Person
from office import clock
from office.audit import note, operation
from office.refusals import Refused

Status = Attendance.Status


@dataclass(frozen=True)
class Noted:
    """What is said of one person on the sheet."""

    status: str
    source: str
    registration: Registration | None = None
    person: Person | None = None
    name: str = ""
    organization: Organization | None = None
    represented_by: Organization | None = None
    came_in: datetime | None = None
    went_out: datetime | None = None

    @property
    def whose(self) -> Person | None:
        return self.person or (self.registration.person if self.registration else None)

    @property
    def called(self) -> str:
        return " ".join(self.name.split()) or (self.registration.name if self.registration else "")


@operation(under="event")
def record_attendance(
    *,
    event: Event,
    status: str,
    source: str,
    by: Person | None,
    registration: Registration | None = None,
    person: Person | None = None,
    name: str = "",
    organization: Organization | None = None,
    represented_by: Organization | None = None,
    came_in: datetime | None = None,
    went_out: datetime | None = None,
) -> Attendance:
    """Of who registered, or of who came without. What was known and is not said now stays."""
    noted = Noted(status, source, registration, person, name, organization, represented_by, came_in, went_out)
    found = noted_down(_known(event, registration, noted.whose), event=event, noted=noted, by=by)
    found.save()
    return found


def noted_down(known: Attendance | None, *, event: Event, noted: Noted, by: Person | None) -> Attendance:
    """The row of one person, of an operation on it or on a whole file, which saves it."""
    _judge(event, noted)
    registration, person = noted.registration, noted.whose
    found = known or Attendance(event=event, registration=registration, person=person)
    found.name = "" if person else noted.called
    found.organization = (
        noted.organization or (registration.organization if registration else None) or found.organization
    )
    found.registration = registration or found.registration
    found.status, found.source, found.represented_by = noted.status, noted.source, noted.represented_by
    found.came_in = (
        noted.came_in
        or found.came_in
        or (clock.now() if found.was_there and noted.source == "self" else None)
    )
    found.went_out = noted.went_out or found.went_out
    if found.went_out and (found.came_in is None or found.went_out < found.came_in):
        raise Refused(_("It went out before it came in: look at the hours."), "went_out")
    found.recorded_by, found.recorded_at = by, clock.now()
    return found


def _judge(event: Event, noted: Noted) -> None:
    if event.state != Event.State.ANNOUNCED:
        raise Refused(_("This event is not announced: nobody can have come."))
    if noted.whose is None and not noted.called:
        raise Refused(_("Write the name of who came."), "name")
    if (noted.status == Status.REPRESENTED) != (noted.represented_by is not None):
        raise Refused(
            _("Say which organization represents it, and only where it is represented."), "represented_by"
        )


def _known(event: Event, registration: Registration | None, person: Person | None) -> Attendance | None:
    rows = Attendance.objects.filter(event=event)
    found: Attendance | None = rows.filter(registration=registration).first() if registration else None
    return found or (rows.filter(person=person).first() if person else None)


@operation(on="attendance")
def remove_attendance(*, attendance: Attendance, by: Person | None) -> Event:
    """Written down by mistake."""
    event: Event = attendance.event
    attendance.delete()
    return event


@operation(on="event")
def record_everybody(*, event: Event, by: Person | None) -> Event:
    """All the registered of whom nobody has written anything: each came, or connected, as it said it would."""
    if event.state != Event.State.ANNOUNCED:
        raise Refused(_("This event is not announced: nobody can have come."))
    waited_for = list(event.registrations.confirmed().filter(attendance=None))
    known = set(event.attendances.exclude(person=None).values_list("person", flat=True))
    rows = [
        Attendance(
            event=event, registration=row, person_id=row.person_id, name=row.name,
            organization_id=row.organization_id, source=Attendance.Source.SECRETARY, recorded_by=by,
            status=Status.ONLINE if row.modality == Registration.Modality.ONLINE else Status.PRESENT,
        )
        for row in waited_for
        if row.person_id is None or row.person_id not in known
    ]  # fmt: skip
    if not rows:
        raise Refused(_("Everybody who registered is written down already."))
    Attendance.objects.bulk_create(rows, batch_size=500)
    note(written=len(rows))
    return event
