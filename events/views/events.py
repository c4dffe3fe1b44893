"""/esdeveniments/: the list of events and the page of one, for each role and for visitors."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from events.filters.events import EventFilter
from events.models import Event
from events.pages.events import EventPage
from events.pages.listed import COLUMNS, ListedEvent
from office.access import fetch
from office.partials import render_list
from office.tables import as_file

EXPORTED_AT_ONCE = 1000


@login_not_required
def event_list(request: HttpRequest) -> HttpResponse:
    """What is to come first, and then what has been; who has no account sees what is public."""
    found = _asked(request)
    context = {
        **found.on_page(export="event_export"),
        "runs": found.runs,
        "shown": found.drawn("year", "kind"),
        "more": found.drawn(*found.more_names),
        "more_open": any(name in found.active for name in found.more_names),
    }
    context["rows"] = [ListedEvent(event) for event in context["page"]]
    return render_list(request, "events/event_list.html", context)


def _asked(request: HttpRequest) -> EventFilter:
    rows = Event.objects.visible_to(request.user).named().coming_first()
    return EventFilter(request.GET, rows, request=request)


@login_not_required
def event_export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """What the list shows, all of its pages."""
    rows = _asked(request).qs.iterator(chunk_size=EXPORTED_AT_ONCE)
    return as_file(_("Events"), kind, COLUMNS, rows)


@login_not_required
def event_page(request: HttpRequest, pk: int) -> HttpResponse:
    event = fetch(Event.objects.visible_to(request.user).for_page(request.user), pk=pk)
    return render(request, "events/event_page.html", {"event": event, "page": EventPage(event, request.user)})
