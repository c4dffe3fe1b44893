"""Who was there: one row for each person, whoever writes it down; the last to write is right."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from events.models import Attendance, Certificate, Event, Registration
from events.operations.writing import hold
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
    attendance: Attendance | None = None,
) -> Attendance:
    """Of who registered, of who came without, or a row put right. What was known and is not said now stays."""
    noted = Noted(status, source, registration, person, name, organization, represented_by, came_in, went_out)
    known = _stands(event, attendance) if attendance else _known(event, noted)
    if known is None and noted.whose:
        hold(noted.whose)
    found = noted_down(known, event=event, noted=noted, by=by)
    found.save()
    return found


def noted_down(known: Attendance | None, *, event: Event, noted: Noted, by: Person | None) -> Attendance:
    """The row of one person, of an operation on it or on a whole file, which saves it."""
    _judge(event, known, noted)
    registration = noted.registration or (known.registration if known else None)
    person = noted.whose or (known.person if known else None)
    found = known or Attendance(event=event, registration=registration, person=person)
    found.name = "" if person else noted.called or found.name
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


def _judge(event: Event, known: Attendance | None, noted: Noted) -> None:
    if event.state != Event.State.ANNOUNCED:
        raise Refused(_("This event is not announced: nobody can have come."))
    if known is None and noted.whose is None and not noted.called:
        raise Refused(_("Write the name of who came."), "name")
    if (noted.status == Status.REPRESENTED) != (noted.represented_by is not None):
        raise Refused(
            _("Say which organization represents it, and only where it is represented."), "represented_by"
        )


def _known(event: Event, noted: Noted) -> Attendance | None:
    """The row of this person, if somebody wrote it already: sent twice from the door, it is the same one."""
    rows, registration, person = event.attendances.all(), noted.registration, noted.whose
    found: Attendance | None = rows.filter(registration=registration).first() if registration else None
    if found is None and person:
        found = rows.filter(person=person).first()
    if found is None and not (person or registration):
        nameless = rows.filter(person=None, registration=None, organization=noted.organization)
        found = nameless.filter(name__iexact=noted.called).first()
    return found


def _stands(event: Event, attendance: Attendance) -> Attendance:
    found: Attendance | None = event.attendances.for_list().filter(pk=attendance.pk).first()
    if found is None:
        raise Refused(_("Somebody has taken this line away meanwhile: look at the sheet again."))
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
