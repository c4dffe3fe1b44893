"""Who was there: one row for each person, whoever writes it down; the last to write is right."""

from datetime import datetime

from django.utils.translation import gettext as _

from events.models import Attendance, Certificate, Event, Registration
from events.operations.writing import hold
from members.models import Organization, Person
from office import clock
from office.audit import note, operation
from office.refusals import Refused

Status = Attendance.Status


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
    attendance: Attendance | None = None,
) -> Attendance:
    """Of who registered, of who came without, or a row put right. What was known and is not said now stays."""
    return write_attendance(
        event=event, status=status, source=source, by=by, registration=registration, person=person, name=name,
        organization=organization, represented_by=represented_by, came_in=came_in, went_out=went_out,
        attendance=attendance,
    )  # fmt: skip


def write_attendance(
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
    attendance: Attendance | None = None,
) -> Attendance:
    """What an operation on one person, or on a whole file, writes of each."""
    if event.state != Event.State.ANNOUNCED:
        raise Refused(_("This event is not announced: nobody can have come."))
    known = _stands(event, attendance) if attendance else None
    registration = registration or (known.registration if known else None)
    of_whom = known or registration
    person = person or (of_whom.person if of_whom else None)
    name = " ".join(name.split()) or (of_whom.name if of_whom else "")
    if person is None and not name and known is None:
        raise Refused(_("Write the name of who came."), "name")
    if (status == Status.REPRESENTED) != (represented_by is not None):
        raise Refused(
            _("Say which organization represents it, and only where it is represented."), "represented_by"
        )
    found = known or _known(event, registration, person)
    if found is None and person is None and registration is None:
        found = _of_name(event, name, organization)
    if found is None and person:
        hold(person)
    found = found or Attendance(event=event, registration=registration, person=person)
    found.name = "" if person else name
    found.organization = (
        organization or (registration.organization if registration else None) or found.organization
    )
    found.registration = registration or found.registration
    found.status, found.source, found.represented_by = status, source, represented_by
    found.came_in = (
        came_in or found.came_in or (clock.now() if found.was_there and source == "self" else None)
    )
    found.went_out = went_out or found.went_out
    if found.went_out and (found.came_in is None or found.went_out < found.came_in):
        raise Refused(_("It went out before it came in: look at the hours."), "went_out")
    found.recorded_by, found.recorded_at = by, clock.now()
    found.save()
    return found


def _stands(event: Event, attendance: Attendance) -> Attendance:
    found: Attendance | None = event.attendances.for_list().filter(pk=attendance.pk).first()
    if found is None:
        raise Refused(_("Somebody has taken this line away meanwhile: look at the sheet again."))
    return found


def _known(event: Event, registration: Registration | None, person: Person | None) -> Attendance | None:
    rows = Attendance.objects.filter(event=event)
    found: Attendance | None = rows.filter(registration=registration).first() if registration else None
    return found or (rows.filter(person=person).first() if person else None)


def _of_name(event: Event, name: str, organization: Organization | None) -> Attendance | None:
    """Sent twice from the door, it is the same person."""
    rows = event.attendances.filter(person=None, registration=None, organization=organization)
    found: Attendance | None = rows.filter(name__iexact=name).first()
    return found


@operation(on="attendance")
def remove_attendance(*, attendance: Attendance, by: Person | None) -> Event:
    """Written down by mistake."""
    event: Event = attendance.event
    if Certificate.objects.filter(attendance=attendance).exists():
        raise Refused(
            _(
                "It has a certificate: write that this person was absent, and the certificate is valid no more."
            )
        )
    attendance.delete()
    return event


@operation(on="event")
def record_everybody(*, event: Event, by: Person | None) -> Event:
    """All the registered of whom nobody has written anything: each came, or connected, as it said it would."""
    if event.state != Event.State.ANNOUNCED:
        raise Refused(_("This event is not announced: nobody can have come."))
    if not event.has_begun(clock.now()):
        raise Refused(_("The event has not begun yet: who comes is written down from its beginning on."))
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
