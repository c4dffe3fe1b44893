"""The sessions of a week or a month, and the private calendars to subscribe to."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from advisory import operations
from advisory.calendar.feeds import Feed, as_calendar, feed_of, offered_to
from advisory.filters.calendar import CalendarFilter
from advisory.models import AdvisorySession
from advisory.pages.listed import ListedSession
from members.permissions import represented
from members.requests import MemberRequest
from office import clock
from office.answers import answered
from office.calendars import as_answer
from office.periods import MONTH, days_of, period_of


def advice_calendar(request: MemberRequest) -> HttpResponse:
    """All for coordination; for a council or an expert, its own."""
    own = AdvisorySession.objects.listed_for(request.user).named()
    found = CalendarFilter(request.GET, own, request=request)
    day = found.day_asked
    period = period_of(found.view_asked, day)
    rows = [ListedSession(session) for session in found.qs.in_days(period.first, period.last)]
    month = day.month if found.view_asked == MONTH else None
    shown = days_of(period, [(row.session.day, row) for row in rows], today=clock.today(), month=month)
    count = sum(len(one.rows) for one in shown if not one.is_around)
    context = {
        "found": found,
        "period": period,
        "days": shown,
        "is_empty": not count,
        "with_councils": found.runs or not represented(request.user),
        "view": found.view_asked,
        "count": found.count_in_words(count),
        "complaint": found.complaint(),
        "shown": [found.shown_form[name] for name in found.names],
        **found.turns(period),
    }
    return render(request, "advisory/calendar.html", context)


def feed_page(request: MemberRequest) -> HttpResponse:
    return render(request, "advisory/feed_page.html", {"feeds": offered_to(request.user)})


@require_POST
def feed_renew(request: MemberRequest, key: str) -> HttpResponse:
    feed = _own_feed(request, key)
    operations.renew_feed(person=request.user, feed=feed, by=request.user)
    said = (
        _("The address has changed: subscribe with the new one.") if feed.link else _("You have the address.")
    )
    messages.success(request, said)
    return redirect("feed_page")


@require_POST
def feed_close(request: MemberRequest, key: str) -> HttpResponse:
    feed = _own_feed(request, key)
    with answered(request, _("The address is closed: no calendar reads it any more.")):
        operations.close_feed(person=request.user, feed=feed, by=request.user)
    return redirect("feed_page")


def _own_feed(request: MemberRequest, key: str) -> Feed:
    found = next((feed for feed in offered_to(request.user) if feed.key == key), None)
    if found is None:
        raise Http404
    return found


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    return as_answer(request, as_calendar(feed_of(token)))
