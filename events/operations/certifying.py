"""Certificates: for who was there long enough, by the rule of the event; each with a code that proves it."""

from django.utils.translation import gettext as _

from events.models import Attendance, Certificate, Event
from events.operations.telling import tell_certificate
from events.rules.certificates import share_attended
from members.models import Person
from office import clock
from office.audit import note, operation
from office.refusals import Refused


def deserves(attendance: Attendance, event: Event) -> bool:
    share = share_attended(attendance.came_in, attendance.went_out, event.starts_at, event.ends_at)
    return attendance.was_there and share >= event.certificate_share


@operation(on="event")
def issue_certificates(*, event: Event, by: Person | None) -> Event:
    """To everybody who was there long enough and has none yet; repeated, it adds only who is missing. Each has its
    own by mail, once; who has no address finds it where coordination does."""
    if event.state != Event.State.ANNOUNCED or not event.has_ended(clock.now()):
        raise Refused(_("Certificates are issued when the event is over."))
    rows = event.attendances.was_there().filter(certificate=None).for_list()
    issued = [
        Certificate(attendance=row, name=str(row), minutes=event.training_minutes)
        for row in rows
        if str(row) and deserves(row, event)  # a name that is not kept any more certifies nobody
    ]
    if not issued:
        raise Refused(_("Nobody is missing a certificate: look at the attendance."))
    Certificate.objects.bulk_create(issued)
    told = sum(tell_certificate(certificate) for certificate in issued)
    note(issued=len(issued), told=told)
    return event


@operation(on="certificate")
def revoke_certificate(*, certificate: Certificate, by: Person | None) -> Certificate:
    """Its page says from now on that it is not valid; revoked again, it stays so."""
    if certificate.revoked_at is None:
        certificate.revoked_at = clock.now()
        certificate.save(update_fields=["revoked_at"])
    return certificate


@operation(on="certificate")
def restore_certificate(*, certificate: Certificate, by: Person | None) -> Certificate:
    """It was withdrawn by mistake: it is valid again, with the same code and address."""
    certificate.revoked_at = None
    certificate.save(update_fields=["revoked_at"])
    return certificate
