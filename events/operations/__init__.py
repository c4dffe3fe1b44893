from events.operations.attending import record_attendance, remove_attendance
from events.operations.certifying import issue_certificates, revoke_certificate
from events.operations.events import (
    EventContent,
    add_event,
    announce_event,
    cancel_event,
    decline_proposal,
    edit_event,
    propose_event,
)
from events.operations.opinions import give_opinion
from events.operations.placing import place_all, place_organization, send_link_again, write_needs
from events.operations.questions import add_question, edit_question, remove_question
from events.operations.registering import (
    accept_seat,
    cancel_registration,
    confirm_address,
    expire_registration,
    register,
    substitute,
)
from events.operations.several import register_people

__all__ = [
    "EventContent",
    "accept_seat",
    "add_event",
    "add_question",
    "announce_event",
    "cancel_event",
    "cancel_registration",
    "confirm_address",
    "decline_proposal",
    "edit_event",
    "edit_question",
    "expire_registration",
    "give_opinion",
    "issue_certificates",
    "place_all",
    "place_organization",
    "propose_event",
    "record_attendance",
    "register",
    "register_people",
    "remove_attendance",
    "remove_question",
    "revoke_certificate",
    "send_link_again",
    "substitute",
    "write_needs",
]
