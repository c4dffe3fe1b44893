from office.models.audit import AuditPersonal, AuditRow, AuditSeal
from office.models.figures import DeclaredTotal
from office.models.files import StoredFile
from office.models.invented import MayBeInvented
from office.models.jobs import Job
from office.models.links import SignedLink
from office.models.messages import Message, MessagePreference, ReminderRule

__all__ = [
    "AuditPersonal",
    "AuditRow",
    "AuditSeal",
    "DeclaredTotal",
    "Job",
    "MayBeInvented",
    "Message",
    "MessagePreference",
    "ReminderRule",
    "SignedLink",
    "StoredFile",
]
