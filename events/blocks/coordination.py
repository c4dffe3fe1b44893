"""«Inici» of coordination: the events that wait for an answer, and what comes next with who is registered."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from events.models import Event
from events.pages.listed import ListedEvent
from events.pages.words import seats_in_words
from office.blocks import Block

SHOWN = 5
SHOWN_NEXT = 4


def proposals_waiting(request: HttpRequest) -> Block | None:
    """The oldest first. Nothing, if there is none."""
    if not request.user.has_perm("events.run_events"):
        return None
    rows = [
        ListedEvent(event) for event in Event.objects.proposed().named().select_related("proposed_by")[:SHOWN]
    ]
    title = _("Proposed events to look at")
    return Block(title, "events/block_proposals.html", {"rows": rows}, order=7) if rows else None


def coming_to_prepare(request: HttpRequest) -> Block | None:
    """The next ones, those in preparation too. Nothing, if there is none."""
    if not request.user.has_perm("events.run_events"):
        return None
    found = Event.objects.filter(state__in=["draft", "announced"]).with_a_day().coming().named()[:SHOWN_NEXT]
    rows = [{"listed": ListedEvent(event), "registered": registered_in_words(event)} for event in found]
    return Block(_("Coming events"), "events/block_coming.html", {"rows": rows}, order=8) if rows else None


def registered_in_words(event: Event) -> str:
    """«5 de 30 inscripcions», of the room and the connection; nothing where nobody registers here."""
    if event.registration == Event.Registration.NONE:
        return ""
    limits = [event.capacity, event.online_capacity]
    limit = sum(known for known in limits if known) if all(limits) or event.modality != "hybrid" else None
    return _("Registered: %s (events to come)") % seats_in_words(
        event.room_taken + event.online_taken, limit or None
    )
