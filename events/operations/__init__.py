from events.operations.attending import record_attendance, remove_attendance
from events.operations.certifying import issue_certificates, revoke_certificate
from events.operations.declaring import declare_counts
from events.operations.events import (
    EventContent,
    add_event,
    announce_event,
    cancel_event,
    decline_proposal,
    edit_event,
    propose_event,
)
from events.operations.feeds import close_event_feed, renew_event_feed
from events.operations.opinions import give_opinion
from events.operations.registering import (
    accept_seat,
    cancel_registration,
    confirm_address,
    expire_registration,
    register,
    substitute,
)

__all__ = [
    "EventContent",
    "accept_seat",
    "add_event",
    "announce_event",
    "cancel_event",
    "cancel_registration",
    "close_event_feed",
    "confirm_address",
    "declare_counts",
    "decline_proposal",
    "edit_event",
    "expire_registration",
    "give_opinion",
    "issue_certificates",
    "propose_event",
    "record_attendance",
    "register",
    "remove_attendance",
    "renew_event_feed",
    "revoke_certificate",
    "substitute",
]
