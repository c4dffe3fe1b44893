"""Words of the operations of events and of their columns, for the history of a record."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
    "events.accept_seat": _("The seat that was kept was taken"),
    "events.add_event": _("The event was written down"),
    "events.announce_event": _("The event was announced"),
    "events.cancel_event": _("The event was cancelled"),
    "events.cancel_registration": _("The registration was cancelled"),
    "events.close_event_feed": _("An address of the calendar of events was closed"),
    "events.confirm_address": _("The mail address of the registration was confirmed"),
    "events.declare_counts": _("How many came was declared"),
    "events.decline_proposal": _("The proposed event was not accepted"),
    "events.edit_event": _("The data of the event was changed"),
    "events.expire_registration": _("The registration expired without an answer"),
    "events.give_opinion": _("Somebody said what it thought of the event"),
    "events.issue_certificates": _("Certificates of attendance were issued"),
    "events.propose_event": _("An event was proposed"),
    "events.record_attendance": _("The attendance was written down"),
    "events.register": _("Somebody was registered"),
    "events.remove_attendance": _("An attendance written by mistake was taken away"),
    "events.renew_event_feed": _("An address of the calendar of events was made"),
    "events.revoke_certificate": _("The certificate was withdrawn"),
    "events.substitute": _("Somebody else comes in its place"),
}
LABELS: dict[str, Any] = {
    "room_taken": _("seats taken in the room"),
    "online_taken": _("seats taken online"),
    "version": _("version of the page"),
    "taken": _("seats taken"),
    "code": _("code"),
    "given_on": _("given on"),
    "issued_at": _("issued on"),
    "revoked_at": _("withdrawn on"),
    "recorded_at": _("written down on"),
    "replaces": _("comes instead of"),
    "represented_by": _("represented by"),
    "expires_at": _("expires"),
    "asked_at": _("asked for on"),
    "closed_at": _("closed on"),
    "is_day_known": _("the day is known"),
    "starts_at": _("begins"),
    "ends_at": _("ends"),
    "once": _("number of the form"),
    "sequence": _("version of the invitation"),
    "time_zone": _("time zone"),
    "uid": _("number in calendars"),
}
