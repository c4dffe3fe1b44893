"""An event behind its right: what a view asks for first."""

from events.models import Event
from members.requests import MemberRequest
from office.access import fetch, require


def fetch_event(request: MemberRequest, pk: int, verb: str = "events.run_events") -> Event:
    """404 for who does not see it, 403 for who may not do that to it."""
    event: Event = fetch(Event.objects.visible_to(request.user).select_related("kind"), pk=pk)
    require(request, verb, event)
    return event
