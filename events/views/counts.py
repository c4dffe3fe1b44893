"""How many came: to an event, and of each member in a year."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from events import operations
from events.filters.attendance_statistics import NONE, StatisticsFilter
from events.forms.totals import TotalsForm
from events.models import Event
from events.pages.attendance_statistics import file_of, rows_of
from events.pages.counts import EventCounts
from events.rules.totals import PARTS
from events.views.attendance import event_to_write
from members.requests import MemberRequest
from office.access import fetch, require
from office.forms import attempt
from office.tables import as_file


def event_counts(request: MemberRequest, pk: int) -> HttpResponse:
    event: Event = fetch(Event.objects.visible_to(request.user), pk=pk)
    counts = EventCounts(event)
    context = {"event": event, "counts": counts, "runs": request.user.has_perm("events.run_events")}
    return render(request, "events/event_counts_page.html", context)


def event_totals(request: MemberRequest, pk: int) -> HttpResponse:
    """The numbers of a document, for an event of which there is no list of names."""
    event = event_to_write(request, pk)
    declared = EventCounts(event).declared
    initial: dict[str, object] = {part: row.value for part, row in declared.items()}
    for row in declared.values():
        initial |= {"source": row.source, "source_is_person": row.source_is_person}
    form = TotalsForm(request.POST or None, initial=initial)
    if form.is_valid():
        totals = {part: form.cleaned_data[part] for part in PARTS}
        said = {name: form.cleaned_data[name] for name in ("source", "source_is_person")}
        if attempt(form, operations.declare_attendance, event=event, totals=totals, by=request.user, **said):
            messages.success(request, _("The numbers are written down with their source."))
            return redirect("event_counts", event.pk)
    return render(request, "events/event_totals.html", {"event": event, "form": form})


def attendance_statistics(request: MemberRequest) -> HttpResponse:
    require(request, "events.run_events")
    found = StatisticsFilter(request.GET, request=request)
    context = found.on_page(export="attendance_statistics_export")
    context |= {
        "rows": rows_of(context["page"]),
        "none_url": found.url(came=NONE),
        "shown": [found.shown_form[name] for name in ("year", "kind", "came")],
        "year": str(found.chosen_year),
        "head": [_("Member"), _("Came to")],
    }
    return render(request, "events/attendance_statistics.html", context)


def attendance_statistics_export(request: MemberRequest, kind: str) -> HttpResponseBase:
    require(request, "events.run_events")
    columns, rows = file_of(StatisticsFilter(request.GET, request=request))
    return as_file(_("Attendance of the members"), kind, columns, rows)
