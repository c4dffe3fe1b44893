"""The calendar of the network, its public agenda, and the addresses from which other calendars read them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from events import operations
from events.calendar.feeds import EventFeed, as_calendar, as_webcal, person_of, public_address
from events.filters.calendar import EventCalendarFilter
from events.models import Event
from events.pages.agenda import as_data, coming, public_events
from events.pages.calendar import CalendarEvent, CalendarPage, by_month
from members.requests import MemberRequest
from office import clock
from office.answers import answered
from office.calendars import as_answer

KEPT_SECONDS = 300  # by whoever draws it in another website


@login_not_required
def event_calendar(request: HttpRequest) -> HttpResponse:
    """What the reader sees; who has no account, what is public."""
    rows = Event.objects.visible_to(request.user).in_calendar().named()
    found = EventCalendarFilter(request.GET, rows, request=request)
    return render(request, "events/event_calendar.html", CalendarPage(found).context())


@login_not_required
def public_agenda(request: HttpRequest) -> HttpResponse:
    events = coming()
    context = {
        "months": by_month(event for event in events if event.is_day_known),
        "undated": [CalendarEvent(event) for event in events if not event.is_day_known],
    }
    return render(request, "events/public_agenda.html", context)


@login_not_required
def public_agenda_data(request: HttpRequest) -> HttpResponse:
    """The same for the website of the network, whose pages may ask for it from their own address."""
    answer = JsonResponse(as_data(coming()), json_dumps_params={"ensure_ascii": False})
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    return answer


@login_not_required
@require_safe
def public_agenda_feed(request: HttpRequest) -> HttpResponseBase:
    events = public_events().in_feed(clock.now()).select_related("kind", "municipality")
    return as_answer(request, as_calendar(_("Events of the XMESS"), events), is_public=True)


@login_not_required
def event_feeds(request: HttpRequest) -> HttpResponse:
    address = public_address()
    context: dict[str, Any] = {"public_address": address, "public_webcal": as_webcal(address)}
    if request.user.is_authenticated:
        context["feed"] = EventFeed(request.user)
    return render(request, "events/event_feeds.html", context)


@require_POST
def event_feed_renew(request: MemberRequest) -> HttpResponse:
    had_one = EventFeed(request.user).link is not None
    operations.renew_event_feed(person=request.user, by=request.user)
    said = (
        _("The address has changed: subscribe with the new one.") if had_one else _("You have the address.")
    )
    messages.success(request, said)
    return redirect("event_feeds")


@require_POST
def event_feed_close(request: MemberRequest) -> HttpResponse:
    with answered(request, _("The address is closed: no calendar reads it any more.")):
        operations.close_event_feed(person=request.user, by=request.user)
    return redirect("event_feeds")


@login_not_required
@require_safe
def event_feed(request: HttpRequest, token: str) -> HttpResponseBase:
    seen = Event.objects.visible_to(person_of(token)).in_feed(clock.now())
    rows = seen.select_related("kind", "municipality")
    return as_answer(request, as_calendar(_("Events of the XMESS, yours"), rows))
