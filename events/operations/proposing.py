"""A member or a partner proposes an event: it is its own until coordination accepts it, or does not."""

from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext as _

from events.models import Event
from events.operations.events import (
    EventContent,
    State,
    close_event,
    content_of,
    of_form,
    tie_lists,
    write_content,
)
from events.operations.telling import tell_proposer
from members.models import Person
from office.audit import operation
from office.editing import check_version
from office.refusals import Refused

# What the form of a proposal asks for; the rest is of coordination, and stays as coordination wrote it.
PROPOSED = (
    "kind", "title", "day", "ends_on", "time", "ends_time", "modality", "place", "municipality", "online_url",
    "summary", "hosts", "our_role",
)  # fmt: skip


@operation()
def propose_event(*, content: EventContent, by: Person, once: UUID | None = None) -> Event:
    """What it does, for the calendar of the network."""
    if found := of_form(once):
        return found
    event = Event(once=once, state=State.PROPOSED, proposed_by=by)
    write_content(event, content)
    event.save(force_insert=True)
    tie_lists(event, content)
    return event


@operation(on="event")
def edit_proposal(
    *, event: Event, content: EventContent, by: Person | None, seen: int | None = None
) -> Event:
    """By who proposed it, while nobody has answered."""
    if event.state != State.PROPOSED:
        raise Refused(
            _("It is answered already («%s»): write to the coordination.") % event.get_state_display()
        )
    check_version(event, seen)
    write_content(event, replace(content_of(event), **{name: getattr(content, name) for name in PROPOSED}))
    event.version += 1
    event.save()
    return event


@operation(on="event")
def withdraw_proposal(*, event: Event, by: Person | None) -> Event:
    """Nobody waits for it any more; withdrawn again, it stays so."""
    if event.state == State.WITHDRAWN:
        return event
    if event.state != State.PROPOSED:
        raise Refused(
            _("It is answered already («%s»): write to the coordination.") % event.get_state_display()
        )
    return close_event(event, State.WITHDRAWN, "")


@operation(on="event")
def decline_proposal(*, event: Event, reason: str, by: Person | None) -> Event:
    """Who proposed it is told, with the reason."""
    if event.state != State.PROPOSED:
        raise Refused(_("Only what is proposed is declined («%s»).") % event.get_state_display())
    if not reason.strip():
        raise Refused(_("Say why, so that who proposed it knows."), "reason")
    close_event(event, State.DECLINED, reason)
    tell_proposer(event)
    return event
