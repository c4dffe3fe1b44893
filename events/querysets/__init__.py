from events.querysets.attendance import AttendanceQuerySet
from events.querysets.certificates import CertificateQuerySet
from events.querysets.events import EventQuerySet
from events.querysets.kinds import EventKindQuerySet
from events.querysets.programme import MaterialQuerySet
from events.querysets.registrations import RegistrationQuerySet

__all__ = [
    "AttendanceQuerySet",
    "CertificateQuerySet",
    "EventKindQuerySet",
    "EventQuerySet",
    "MaterialQuerySet",
    "RegistrationQuerySet",
]
