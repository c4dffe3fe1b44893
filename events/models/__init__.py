from events.models.attendance import Attendance, Certificate, Opinion
from events.models.events import Event
from events.models.kinds import EventKind
from events.models.programme import EventMaterial, ProgrammeItem
from events.models.registrations import Answer, Question, Registration, RegistrationNeeds
from events.querysets.attendance import WAS_THERE
from events.querysets.registrations import ACTIVE, TAKES_SEAT

__all__ = [
    "ACTIVE",
    "TAKES_SEAT",
    "WAS_THERE",
    "Answer",
    "Attendance",
    "Certificate",
    "Event",
    "EventKind",
    "EventMaterial",
    "Opinion",
    "ProgrammeItem",
    "Question",
    "Registration",
    "RegistrationNeeds",
]
