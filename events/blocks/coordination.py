"""«Inici» of coordination: the events that somebody proposed and wait for an answer."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from events.models import Event
from events.pages.listed import ListedEvent
from office.blocks import Block

SHOWN = 5


def proposals_waiting(request: HttpRequest) -> Block | None:
    """The oldest first. Nothing, if there is none."""
    if not request.user.has_perm("events.run_events"):
        return None
    rows = [
        ListedEvent(event) for event in Event.objects.proposed().named().select_related("proposed_by")[:SHOWN]
    ]
    title = _("Proposed events to look at")
    return Block(title, "events/block_proposals.html", {"rows": rows}, order=7) if rows else None
