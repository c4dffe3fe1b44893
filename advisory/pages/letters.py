"""What is written to whom about a session: a letter for each event and each part that somebody has in it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Letter:
    """`subject` says who and what, `text` what to do; `facts` are the lines below it, in that order.

    `link` is the name of the one page that does it.
    """

    subject: Any
    text: Any
    facts: tuple[str, ...] = ("when",)
    link: str = "session_page"


ASKED = ("service", "topic", "words", "suits", "when")
AGREED = ("service", "topic", "when", "length", "modality", "place", "expert")
ENDED = ("service", "when", "side", "reason")
EMPTY = ("service", "when", "absent", "reason")
HELD = ("service", "when", "minutes", "summary", "follow_up")
IN_CALENDAR = _("The invitation for your calendar goes with this mail.")
CONFIRMED = _("%(council)s: session confirmed, %(when)s")
MOVED = _("%(council)s: new date of the session, %(when)s")
NOT_HELD = _("%(council)s: the session will not be held (%(service)s)")
CANCELLED = _("%(council)s: session cancelled (%(service)s)")
ALSO_IN_CALENDAR = _("What goes with this mail takes it out of your calendar.")
CORRECTED = _("%(council)s: minutes of the session corrected, %(minutes)s")
NOBODY_CAME = _("%(council)s: it is written down that the session was not held")

# Events that differ for who receives them have a second name: «requested_time» is of a published time.
LETTERS: dict[tuple[str, str], Letter] = {
    ("requested", "council"): Letter(
        _("%(council)s: we have your request for advice (%(service)s)"),
        _("We have received your request. The coordination looks for the expert, and a date is agreed with you."),
        ASKED,
    ),
    ("requested", "coordination"): Letter(
        _("%(council)s asks for advice (%(service)s)"),
        _("It waits for an expert: with the link you assign one."),
        ASKED,
        "session_assign",
    ),
    ("requested", "expert"): Letter(
        _("%(council)s asks you for advice (%(service)s)"),
        _("Agree a date with the council, and write it down with the link."),
        ASKED,
        "session_date",
    ),
    ("requested_time", "council"): Letter(
        _("%(council)s: we have your request for advice, %(when)s"),
        _("The time is kept for you. The expert has until %(until)s to confirm it, and you will have the answer "
          "by mail."),
        ASKED,
    ),
    ("requested_time", "coordination"): Letter(
        _("%(council)s asks for a published time: %(when)s"),
        _("%(expert)s has until %(until)s to confirm it; after that the time and the hours are free again."),
        ASKED,
    ),
    ("requested_time", "expert"): Letter(
        _("%(council)s asks you for a time: %(when)s"),
        _("Say yes or no with the link. After %(until)s the request expires, and the time is free again."),
        ASKED,
    ),
    ("offered", "invited"): Letter(
        _("%(council)s: we offer you a session of advice (%(service)s)"),
        _("Say whether you come: with the link you answer in a minute."),
        (*AGREED, "words"),
        "session_reply",
    ),
    ("offered", "expert"): Letter(
        _("%(council)s: a session offered that you would give (%(service)s)"),
        _("The council has the offer, and will say whether it comes."),
        (*AGREED, "words"),
    ),
    ("assigned", "expert"): Letter(
        _("%(council)s: a request for advice is yours (%(service)s)"),
        _("Agree a date with the council, and write it down with the link."),
        ASKED,
        "session_date",
    ),
    ("assigned", "council"): Letter(
        _("%(council)s: %(expert)s will give you the advice (%(service)s)"),
        _("From here a date is agreed with you, and the invitation comes when there is one."),
        ("service", "topic", "when"),
    ),
    ("assigned", "before"): Letter(
        _("%(council)s: another expert will give the session (%(service)s)"),
        _("You need not do anything."),
        ("service", "when"),
    ),
    ("assigned_anew", "expert"): Letter(
        _("%(council)s: a confirmed session is yours, %(when)s"), IN_CALENDAR, (*AGREED, "words")
    ),
    ("assigned_anew", "council"): Letter(
        _("%(council)s: another expert gives the session, %(when)s"),
        _("The day and the hour do not change. The new invitation goes with this mail."),
        AGREED,
    ),
    ("assigned_anew", "before"): Letter(
        _("%(council)s: another expert will give the session, %(when)s"), ALSO_IN_CALENDAR, ("service", "when")
    ),
    ("confirmed", "council"): Letter(CONFIRMED, IN_CALENDAR, AGREED),
    ("confirmed", "expert"): Letter(CONFIRMED, IN_CALENDAR, (*AGREED, "words")),
    ("confirmed", "invited"): Letter(
        _("%(council)s: the session that we offer you has a date, %(when)s"),
        _("Say whether you come: with the link you answer in a minute."),
        AGREED,
        "session_reply",
    ),
    ("confirmed", "coordination"): Letter(CONFIRMED, _("The council and the expert have the invitation."), AGREED),
    ("moved", "council"): Letter(MOVED, _("The invitation with the new date goes with this mail."), AGREED),
    ("moved", "expert"): Letter(MOVED, _("The invitation with the new date goes with this mail."), AGREED),
    ("moved", "invited"): Letter(
        _("%(council)s: the session that we offer you has another date, %(when)s"),
        _("Say whether you come: with the link you answer in a minute."),
        AGREED,
        "session_reply",
    ),
    ("moved", "coordination"): Letter(MOVED, _("The council and the expert have the new invitation."), AGREED),
    ("declined", "council"): Letter(
        NOT_HELD, _("If you still need it, you may ask again with the link."), ENDED, "session_ask"
    ),
    ("declined", "invited"): Letter(NOT_HELD, _("You need not do anything."), ENDED),
    ("declined", "expert"): Letter(NOT_HELD, _("You need not do anything."), ENDED),
    ("declined", "coordination"): Letter(
        NOT_HELD, _("What it held of the budget is free again. See whether the council needs a call."), ENDED
    ),
    ("cancelled", "council"): Letter(
        CANCELLED, _("If you still need it, you may ask again with the link."), ENDED, "session_ask"
    ),
    ("cancelled", "invited"): Letter(CANCELLED, _("You need not do anything."), ENDED),
    ("cancelled", "expert"): Letter(CANCELLED, _("You need not do anything."), ENDED),
    ("cancelled", "coordination"): Letter(
        CANCELLED, _("With the link you see what the ledger has charged and what is free again."), ENDED
    ),
    ("expired", "council"): Letter(
        _("%(council)s: nobody answered your request in time (%(service)s)"),
        _("We are sorry. The time is free again: choose another one with the link, or ask without a time."),
        ("service", "when"),
        "session_ask",
    ),
    ("expired", "expert"): Letter(
        _("%(council)s: the request that waited for you has expired (%(service)s)"),
        _("The time is free again, and others may ask for it."),
        ("service", "when"),
    ),
    ("expired", "coordination"): Letter(
        _("%(council)s: its request expired without an answer (%(service)s)"),
        _("The council knows. A call may serve: it still needs what it asked for."),
        ("service", "when", "expert", "words"),
    ),
    ("done", "council"): Letter(
        _("%(council)s: confirm the session that was held (%(minutes)s)"),
        _("Confirm it with one click, or say what does not agree. If you say nothing in %(days)d days, it stands."),
        HELD,
        "session_answer",
    ),
    ("done", "expert"): Letter(
        _("%(council)s: the outcome of your session is written down (%(minutes)s)"),
        _("If something is not so, tell the coordination."),
        HELD,
    ),
    ("done", "coordination"): Letter(
        _("%(council)s: session held, %(minutes)s (%(service)s)"),
        _("The council has been asked to confirm it."),
        HELD,
    ),
    ("done_overrun", "coordination"): Letter(
        _("%(council)s: session held, %(over)s beyond what was reserved"),
        _("With the link you charge them to the budget, or correct the minutes. The council has been asked to confirm "
          "the session."),
        HELD,
        "session_overrun",
    ),
    ("corrected", "council"): Letter(
        CORRECTED,
        _("Confirm it with one click, or say what does not agree."),
        ("service", "when", "minutes"),
        "session_answer",
    ),
    ("corrected", "expert"): Letter(
        CORRECTED, _("You need not do anything."), ("service", "when", "minutes")
    ),
    ("no_show", "council"): Letter(
        NOBODY_CAME, _("If it is not so, or you still need it, tell the coordination."), EMPTY
    ),
    ("no_show", "expert"): Letter(NOBODY_CAME, _("If it is not so, tell the coordination."), EMPTY),
    ("no_show", "coordination"): Letter(NOBODY_CAME, _("See whether the council needs a call."), EMPTY),
    ("outcome_confirmed", "expert"): Letter(
        _("%(council)s agrees with the session (%(minutes)s)"),
        _("You need not do anything."),
        ("service", "when", "minutes"),
    ),
    ("disputed", "coordination"): Letter(
        _("%(council)s does not agree with what was written down (%(service)s)"),
        _("Talk to both. With the link you correct the minutes, if it has to be."),
        ("when", "minutes", "answer"),
        "session_correct",
    ),
    ("disputed", "expert"): Letter(
        _("%(council)s does not agree with what you wrote down (%(service)s)"),
        _("The coordination will look at it with you."),
        ("when", "minutes", "answer"),
    ),
    ("joined", "concerned"): Letter(
        _("%(council)s: you come to the session (%(service)s)"),
        _("You will have the invitation when the date is agreed."),
        AGREED,
    ),
    ("joined_confirmed", "concerned"): Letter(CONFIRMED, IN_CALENDAR, AGREED),
    ("joined", "expert"): Letter(_("%(council)s comes to your session (%(service)s)"), "", AGREED),
    ("joined", "coordination"): Letter(_("%(council)s comes to the session (%(service)s)"), "", AGREED),
    ("left", "concerned"): Letter(
        _("%(council)s: you do not come to the session (%(service)s)"),
        _("If it is not so, tell the coordination."),
        ("service", "when"),
    ),
    ("left", "expert"): Letter(_("%(council)s does not come to your session (%(service)s)"), "", AGREED),
    ("left", "coordination"): Letter(_("%(council)s does not come to the session (%(service)s)"), "", AGREED),
}  # fmt: skip
