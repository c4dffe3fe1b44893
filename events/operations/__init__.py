from events.operations.attending import record_attendance, record_everybody, remove_attendance
from events.operations.certifying import issue_certificates, restore_certificate, revoke_certificate
from events.operations.checking_in import check_in, check_in_registered
from events.operations.copying import copy_event, repeat_event
from events.operations.events import (
    EventContent,
    add_event,
    announce_event,
    cancel_event,
    edit_event,
)
from events.operations.feeds import close_event_feed, renew_event_feed
from events.operations.importing import import_attendance
from events.operations.kinds import KindContent, add_event_kind, edit_event_kind
from events.operations.materials import add_event_material, remove_event_material, write_organizations_met
from events.operations.opinions import give_opinion
from events.operations.past import import_past_events
from events.operations.placing import place_all, place_organization, send_link_again, write_needs
from events.operations.programme import (
    ItemContent,
    add_programme_item,
    edit_programme_item,
    move_programme_item,
    remove_programme_item,
)
from events.operations.proposing import decline_proposal, edit_proposal, propose_event, withdraw_proposal
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
from events.operations.totals import declare_attendance

__all__ = [
    "EventContent",
    "ItemContent",
    "KindContent",
    "accept_seat",
    "add_event",
    "add_event_kind",
    "add_event_material",
    "add_programme_item",
    "add_question",
    "announce_event",
    "cancel_event",
    "cancel_registration",
    "check_in",
    "check_in_registered",
    "close_event_feed",
    "confirm_address",
    "copy_event",
    "declare_attendance",
    "decline_proposal",
    "edit_event",
    "edit_event_kind",
    "edit_programme_item",
    "edit_proposal",
    "edit_question",
    "expire_registration",
    "give_opinion",
    "import_attendance",
    "import_past_events",
    "issue_certificates",
    "move_programme_item",
    "place_all",
    "place_organization",
    "propose_event",
    "record_attendance",
    "record_everybody",
    "register",
    "register_people",
    "remove_attendance",
    "remove_event_material",
    "remove_programme_item",
    "remove_question",
    "renew_event_feed",
    "repeat_event",
    "restore_certificate",
    "revoke_certificate",
    "send_link_again",
    "substitute",
    "withdraw_proposal",
    "write_needs",
    "write_organizations_met",
]
