"""What is written to who comes: a letter for each thing that happens to a registration or to its event."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.calendar.invitation import place_of
from events.models import Certificate, Event, Registration
from events.pages.moments import moment_in_words
from events.pages.words import when_in_words
from office.minutes import in_words


@dataclass(frozen=True)
class Letter:
    subject: Any
    text: Any
    link: Any = ""  # what the link does, in a line of its own
    facts: tuple[str, ...] = ("when", "place", "items")


IN_CALENDAR = gettext_lazy("The invitation for your calendar goes with this mail.")
CANCEL_IT = gettext_lazy("With the link you see your registration, and cancel it if you cannot come: somebody else "
                         "can use the seat.")  # fmt: skip
OUT_OF_CALENDAR = gettext_lazy(
    "If you had the invitation, what goes with this mail takes it out of your calendar."
)

LETTERS: dict[str, Letter] = {
    "to_confirm": Letter(
        gettext_lazy("Confirm your registration: %(event)s"),
        gettext_lazy("Somebody has registered this address. If it was you, confirm it with the link before %(until)s: "
                     "until then no seat is kept. If it was not you, you need not do anything."),
        facts=("when", "place"),
    ),
    "confirmed": Letter(
        gettext_lazy("You are registered: %(event)s"), gettext_lazy("You have a seat: we wait for you."), CANCEL_IT
    ),
    "waiting": Letter(
        gettext_lazy("You are on the waiting list: %(event)s"),
        gettext_lazy("All the seats are taken. If one becomes free and it is your turn, we write to you and keep it "
                     "for you for some hours. Until then, do not count on coming."),
        gettext_lazy("With the link you see your registration, and leave the list if you no longer want to come."),
    ),
    "offered": Letter(
        gettext_lazy("There is a seat for you: %(event)s"),
        gettext_lazy("It is kept for you until %(until)s. Take it with the link; after that it is offered to the "
                     "next one on the list."),
    ),
    "expired": Letter(
        gettext_lazy("Your registration has expired: %(event)s"),
        gettext_lazy("Nobody answered in time, and it does not stand any more. If you still want to come, register "
                     "again."),
        facts=("when",),
    ),
    "cancelled": Letter(
        gettext_lazy("Registration cancelled: %(event)s"),
        gettext_lazy("You are not expected any more. If it is not so, register again or write to the coordination."),
        facts=("when",),
    ),
    "replaced": Letter(
        gettext_lazy("Somebody else comes in your place: %(event)s"),
        gettext_lazy("Your registration is cancelled. If it is not so, write to the coordination."),
        facts=("when",),
    ),
    "moved": Letter(
        gettext_lazy("Something has changed: %(event)s"),
        gettext_lazy("The day, the hour or the place is not what it was. Below is how it stands now."),
        CANCEL_IT,
    ),
    "event_cancelled": Letter(
        gettext_lazy("It will not be held: %(event)s"), gettext_lazy("This event is cancelled. %(reason)s"), facts=("when",)
    ),
}  # fmt: skip


def worded(registration: Registration, name: str, *, method: str, full: Sequence[str] = ()) -> dict[str, Any]:
    """`subject` and `body` of a message."""
    letter, event = LETTERS[name], registration.event
    until = registration.expires_at
    values = {
        "event": event.title,
        "until": moment_in_words(until) if until else "",
        "reason": event.closed_reason,
    }
    calendar = {"REQUEST": IN_CALENDAR, "CANCEL": OUT_OF_CALENDAR}.get(method, "")
    text = str(letter.text) % values
    parts = [
        _("Good day."),
        text,
        "" if str(calendar) == text else str(calendar),
        _facts(registration, letter.facts),
        _("What you had chosen has no seats left: %s.") % ", ".join(full) if full else "",
    ]
    return {
        "subject": str(letter.subject) % values,
        "body": "\n\n".join(part for part in (*parts, str(letter.link)) if part),
    }


def answer_worded(event: Event) -> dict[str, Any]:
    """To who proposed it."""
    is_accepted = event.state == Event.State.ANNOUNCED
    subject = _("Your proposal is accepted: %s") if is_accepted else _("Your proposal is not accepted: %s")
    text = _("The event is in the calendar of the network. With the link you see its page.") if is_accepted else _(
        "The event that you proposed does not go in the calendar of the network. The reason: %s") % event.closed_reason  # fmt: skip
    lines = f"{_('Event')}: {event.title}\n{_('When')}: {when_in_words(event)}"
    return {"subject": subject % event.title, "body": "\n\n".join([_("Good day."), text, lines])}


def certificate_worded(certificate: Certificate) -> dict[str, Any]:
    """`subject` and `body`; to the person, or to the mailbox of its council."""
    event = certificate.attendance.event
    known = [
        (_("Who attended"), certificate.name),
        (_("Event"), event.title),
        (_("When"), when_in_words(event)),
        (_("Training"), in_words(certificate.minutes) if certificate.minutes else ""),
        (_("Accredited by"), event.accredited_by),
    ]
    text = _("The certificate of attendance is ready. With the link you see it and take it as a PDF; whoever you give "
             "the link to can check that it is true.")  # fmt: skip
    lines = "\n".join(f"{label}: {value}" for label, value in known if value)
    return {
        "subject": _("Certificate of attendance: %s") % event.title,
        "body": "\n\n".join([_("Good day."), text, lines]),
    }


def _facts(registration: Registration, names: tuple[str, ...]) -> str:
    event = registration.event
    known = {
        "when": (_("When"), when_in_words(event)),
        "place": (_("Where"), place_of(registration)),
        "items": (_("You have chosen"), ", ".join(item.title for item in registration.items.all())),
    }
    lines = [_("Event: %s") % event.title]
    lines += [f"{label}: {value}" for label, value in (known[name] for name in names) if value]
    if organization := registration.organization:
        lines.append(_("Organization: %s") % organization)
    return "\n".join(lines)
