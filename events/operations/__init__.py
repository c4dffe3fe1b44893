from events.operations.attending import record_attendance, record_everybody, remove_attendance
from events.operations.certifying import issue_certificates, revoke_certificate
from events.operations.checking_in import check_in
from events.operations.events import (
    EventContent,
    add_event,
    announce_event,
    cancel_event,
    decline_proposal,
    edit_event,
    propose_event,
)
from events.operations.importing import import_attendance
from events.operations.opinions import give_opinion
from events.operations.past import import_past_events
from events.operations.registering import (
    accept_seat,
    cancel_registration,
    confirm_address,
    expire_registration,
    register,
    substitute,
)
from events.operations.totals import declare_attendance

__all__ = [
    "EventContent",
    "accept_seat",
    "add_event",
    "announce_event",
    "cancel_event",
    "cancel_registration",
    "check_in",
    "confirm_address",
    "declare_attendance",
    "decline_proposal",
    "edit_event",
    "expire_registration",
    "give_opinion",
    "import_attendance",
    "import_past_events",
    "issue_certificates",
    "propose_event",
    "record_attendance",
    "record_everybody",
    "register",
    "remove_attendance",
    "revoke_certificate",
    "substitute",
]
