"""What events remind of, and to whom: each once for each fact and recipient, read again before it leaves."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Prefetch
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import links
from events.calendar.invitation import place_of
from events.models import Attendance, Event, EventMaterial, Registration
from events.operations.opinions import opinion_address
from events.operations.telling import address_of
from events.pages.moments import moment_in_words
from events.pages.words import when_in_words
from events.reminder_kinds import stamp
from events.rules import reminding
from members.addresses import recipients_of
from members.models import Organization, Person
from office import clock
from office.reminders import Due, Reminder

CONFERENCE = "conference"
# Evaluated when the row is written, so that counting what would be sent makes no links.
registration_address: Callable[..., str] = lazy(links.link_of, str)
question_address: Callable[..., str] = lazy(opinion_address, str)


def find_closing(now: datetime) -> Iterator[Due]:
    """To the councils of which nobody is registered, where the whole network is invited."""
    rows = Registration.objects.standing().exclude(organization=None)
    events = list(
        Event.objects.open_for_registration(now)
        .exclude(audience=Event.Audience.BODIES)
        .filter(registration_closes_at__lte=now + timedelta(days=reminding.CLOSING_DAYS))
        .prefetch_related(Prefetch("registrations", queryset=rows, to_attr="registered"))
    )
    members = list(Organization.objects.members()) if events else []
    found = recipients_of(members)
    for event in events:
        closes = event.registration_closes_at
        assert closes
        registered = {row.organization_id for row in event.registered}
        words = {"event": event.title, "when": when_in_words(event), "closes": moment_in_words(closes)}
        for council in members:
            recipient = found.get(council.pk)
            if recipient and council.pk not in registered:
                yield Due(
                    key=f"event_closing:{event.pk}:{stamp(closes)}:{council.pk}",
                    subject=_("Registration closes soon: %(event)s") % words,
                    body=_("Good day.\n\n%(event)s\n%(when)s\n\nNobody of yours is registered, and registration "
                           "closes on %(closes)s. With the link you register yourself and your colleagues in a "
                           "minute. If nobody comes, you need not do anything.") % words,
                    since=reminding.closing_soon(closes), not_after=closes, organization=council,
                    person=recipient.person, address=recipient.address, about=event,
                    link=reverse("event_register", args=[event.pk]),
                )  # fmt: skip


def find_tomorrow(now: datetime) -> Iterator[Due]:
    """To who has a seat, with where to go or the address to connect to."""
    coming = Registration.objects.confirmed().filter(
        event__state=Event.State.ANNOUNCED, event__starts_at__gt=now,
        event__day__lte=clock.day_of(now) + timedelta(days=1),
    )  # fmt: skip
    for registration in coming.for_list():
        event = registration.event
        due_at = reminding.day_before(event.day)
        # Who registered later has just had it all.
        if due_at > now or registration.asked_at >= due_at:
            continue
        words = {"event": event.title, "when": when_in_words(event), "place": place_of(registration)}
        yield Due(
            key=f"event_tomorrow:{registration.pk}:{stamp(event.starts_at)}",
            subject=_("It is near: %(event)s, %(when)s") % words,
            body=_("Good day.\n\nWe remind you that you are registered.\n\n%(event)s\n%(when)s\n%(place)s\n\nIf you "
                   "cannot come, say so with the link: somebody else can use the seat.") % words,
            since=due_at, not_after=event.starts_at, about=registration, person=registration.person,
            address=address_of(registration), link=registration_address(registration),
        )  # fmt: skip


def find_report_missing(now: datetime) -> Iterator[Due]:
    """To coordination: a conference of ours that has left nothing to read."""
    last = clock.day_of(now) - timedelta(days=reminding.REPORT_DAYS)
    report = EventMaterial.objects.filter(event=OuterRef("pk"), kind=EventMaterial.Kind.REPORT)
    missing = (
        Event.objects.held()
        .filter(~Exists(report), is_own=True, is_day_known=True, kind__code=CONFERENCE, ends_on__lte=last)
        .order_by("day", "pk")
    )
    events = list(missing)
    coordination = list(Person.objects.coordination()) if events else []
    for event in events:
        words = {"event": event.title, "when": when_in_words(event)}
        for person in coordination:
            yield Due(
                key=f"event_report_missing:{event.pk}:{person.pk}",
                subject=_("Without its relatoria: %(event)s") % words,
                body=_("Good day.\n\nA month ago this conference was held, and its relatoria is not in the "
                       "portal.\n\n%(event)s\n%(when)s\n\nWith the link you go to its page and add it.") % words,
                since=clock.moment_of(event.ends_on + timedelta(days=reminding.REPORT_DAYS), reminding.HOUR),
                about=event, person=person, link=event.get_absolute_url(),
            )  # fmt: skip


def find_opinions(now: datetime) -> Iterator[Due]:
    """To who was there, the day after; the link does not say who answers."""
    today = clock.day_of(now)
    rows = Attendance.objects.was_there().filter(
        event__state=Event.State.ANNOUNCED, event__is_own=True, event__is_day_known=True,
        event__ends_on__lt=today, event__ends_on__gte=today - timedelta(days=reminding.OPINION_DAYS),
    )  # fmt: skip
    for row in rows.for_list().select_related("event").order_by("event", "pk"):
        event = row.event
        due_at = reminding.day_after(event.ends_on)
        address = (row.person.email if row.person else "") or (
            row.registration.email if row.registration else ""
        )
        if due_at > now or not (row.person or address):
            continue
        words = {"event": event.title, "when": when_in_words(event)}
        yield Due(
            key=f"event_opinion:{event.pk}:{row.pk}",
            subject=_("How was it? %(event)s") % words,
            body=_("Good day.\n\nYou were there:\n\n%(event)s\n%(when)s\n\nThree questions, one minute, without your "
                   "name: with the link you say how it was, and what you would change.") % words,
            since=due_at, not_after=due_at + timedelta(days=reminding.OPINION_DAYS), about=event,
            person=row.person, address=address, link=question_address(event),
        )  # fmt: skip


REMINDERS = [
    Reminder(
        kind="event_closing",
        label=gettext_lazy("Registration that closes soon"),
        explanation=gettext_lazy("Three days before, to the councils of which nobody is registered."),
        find=find_closing,
    ),
    Reminder(
        kind="event_tomorrow",
        label=gettext_lazy("Event of the next day"),
        explanation=gettext_lazy("The day before at ten, to who has a seat, with where to go or to connect."),
        find=find_tomorrow,
    ),
    Reminder(
        kind="event_report_missing",
        label=gettext_lazy("Conference without its relatoria"),
        explanation=gettext_lazy("A month after, to the coordination."),
        find=find_report_missing,
    ),
    Reminder(
        kind="event_opinion",
        label=gettext_lazy("What you thought of an event"),
        explanation=gettext_lazy("The day after, to who was there; answers have no name."),
        find=find_opinions,
    ),
]
