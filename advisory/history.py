"""Words of the operations of advice and of their columns, for the history of a record."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
    "advisory.accept_silence": _("The outcome stands: the council said nothing in time"),
    "advisory.agree_date": _("The date of the session was agreed"),
    "advisory.approve_overrun": _("The minutes beyond what was held were charged"),
    "advisory.assign_expert": _("The expert of the session was assigned"),
    "advisory.cancel_session": _("The session was cancelled"),
    "advisory.confirm_outcome": _("The council confirmed the outcome"),
    "advisory.confirm_request": _("The session was confirmed"),
    "advisory.correct_minutes": _("The minutes of the session were corrected"),
    "advisory.decline_session": _("The session was declined"),
    "advisory.dispute_outcome": _("The council does not agree with the outcome"),
    "advisory.expire_request": _("The request expired without an answer"),
    "advisory.grant_hours": _("Hours were added to the budget"),
    "advisory.invite_council": _("One more council was invited to the session"),
    "advisory.join_session": _("One more council joined the session"),
    "advisory.leave_session": _("A council left the session"),
    "advisory.log_outcome": _("The outcome of the session was written down"),
    "advisory.mark_no_show": _("It was written down that nobody came"),
    "advisory.offer_session": _("A session was offered"),
    "advisory.open_budget": _("The hour budget was opened"),
    "advisory.reply_to_offer": _("A council answered the offer"),
    "advisory.request_session": _("A session was asked for"),
}
LABELS: dict[str, Any] = {
    "expires_at": _("expires"),
    "asked_at": _("asked for on"),
    "asked_by": _("asked for by"),
    "account": _("charged to"),
    "starts_at": _("begins"),
    "ends_at": _("ends"),
    "closed_side": _("closed by"),
    "is_day_known": _("the day is known"),
    "logged_at": _("outcome written down on"),
    "once": _("number of the form"),
    "sequence": _("version of the invitation"),
    "time_zone": _("time zone"),
    "uid": _("number in calendars"),
    "balance_minutes": _("minutes in the account"),
    "held_minutes": _("minutes held"),
    "key": _("number of the movement"),
    "made_at": _("made on"),
    "approved_at": _("approved on"),
    "posted_at": _("posted on"),
}
