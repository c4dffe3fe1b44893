"""The sheet of an event: one tap for each person at the door, and what is put right the day after."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events import operations
from events.filters.attendance import SheetFilter
from events.forms.attendance import AttendanceForm, WalkInForm, initial_of
from events.models import Attendance, Event, Registration
from events.pages.attendance import row_of, rows_of, tallies_of
from events.pages.tabs import event_tabs
from events.pages.walk_in import found_people, offered_organizations, picked
from members.requests import MemberRequest
from office import clock
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt
from office.partials import render_list
from office.refusals import Refused

Source = Attendance.Source


def event_to_write(request: MemberRequest, pk: int) -> Event:
    event: Event = fetch(Event.objects.visible_to(request.user), pk=pk)
    require(request, "events.record_attendance", event)
    return event


def attendance_page(request: MemberRequest, pk: int) -> HttpResponse:
    """htmx asks for the rows only."""
    event = event_to_write(request, pk)
    found = SheetFilter(request.GET, event=event, request=request)
    tallies = tallies_of(event)
    context = {**found.on_page(), "event": event, "tallies": tallies, "ways": found.ways(tallies)}
    context["rows"] = rows_of(event, context["page"])
    context |= {"back": request.GET.urlencode(), "tabs": event_tabs(event, "attendance_page")}
    context["has_begun"] = event.has_begun(clock.now())
    return render_list(request, "events/attendance_page.html", context)


@require_POST
def attendance_mark(request: MemberRequest, pk: int, registration: int) -> HttpResponse:
    """One tap on one person."""
    event = event_to_write(request, pk)
    found: Registration = get_object_or_404(event.registrations.on_the_sheet(), pk=registration)
    return _answer(request, event, found, lambda: _mark(request, event, found))


def _mark(request: MemberRequest, event: Event, found: Registration) -> None:
    status = request.POST.get("status", "")
    if status not in {"present", "online", "excused", "absent"}:
        raise Refused(_("Say whether this person came."))
    operations.record_attendance(
        event=event, registration=found, status=status, source=Source.ROOM, by=request.user
    )


@require_POST
def attendance_undo(request: MemberRequest, pk: int, attendance: int) -> HttpResponse:
    event = event_to_write(request, pk)
    found: Attendance = get_object_or_404(event.attendances, pk=attendance)
    return _answer(
        request,
        event,
        found.registration,
        lambda: operations.remove_attendance(attendance=found, by=request.user),
    )


def _answer(request: HttpRequest, event: Event, subject: Registration | None, act: Any) -> HttpResponse:
    """The row as it is now, where htmx asks for it; else the sheet again, at that row."""
    refusal = ""
    try:
        act()
    except Refused as refused:
        refusal = str(refused.sentence)
    if subject and getattr(request, "htmx", False):
        row = row_of(event, event.registrations.on_the_sheet().get(pk=subject.pk))
        context = {"event": event, "row": row, "refusal": refusal, "back": request.POST.get("back", "")}
        return render(request, "events/attendance_row.html", context | {"is_fresh": True})
    if refusal:
        messages.error(request, refusal)
    return redirect(sheet_address(request, event) + (f"#i{subject.pk}" if subject else ""))


def sheet_address(request: HttpRequest, event: Event) -> str:
    """The sheet with the filters it had."""
    back = QueryDict(request.POST.get("back") or request.GET.get("back") or "").urlencode()
    return reverse("attendance_page", args=[event.pk]) + (f"?{back}" if back else "")


def attendance_write(request: MemberRequest, pk: int, registration: int) -> HttpResponse:
    """All that can be said of somebody who registered."""
    event = event_to_write(request, pk)
    found: Registration = get_object_or_404(event.registrations.on_the_sheet(), pk=registration)
    return _written(request, event, getattr(found, "attendance", None), {"registration": found})


def attendance_edit(request: MemberRequest, pk: int, attendance: int) -> HttpResponse:
    """The same, of who came without registering."""
    event = event_to_write(request, pk)
    found: Attendance = get_object_or_404(event.attendances.for_list(), pk=attendance)
    return _written(request, event, found, {"attendance": found})


def _written(
    request: MemberRequest, event: Event, known: Attendance | None, who: dict[str, Any]
) -> HttpResponse:
    form = AttendanceForm(request.POST or None, event=event, initial=initial_of(known))
    if form.is_valid() and attempt(
        form, operations.record_attendance, event=event, source=Source.SECRETARY, by=request.user,
        **who, **form.cleaned_data,
    ):  # fmt: skip
        messages.success(request, _("Written down."))
        return redirect(sheet_address(request, event))
    title = str(known or who["registration"]) or _("Name not kept any more")
    context = {"event": event, "form": form, "title": title, "known": known}
    return render(request, "events/attendance_form.html", context)


def attendance_add(request: MemberRequest, pk: int) -> HttpResponse:
    """Somebody came without registering: picked from the register, or by name and organization."""
    event = event_to_write(request, pk)
    form = WalkInForm(request.POST or None, event=event)
    if form.is_valid() and attempt(
        form, operations.record_attendance, event=event, source=Source.ROOM, by=request.user,
        **form.cleaned_data,
    ):  # fmt: skip
        messages.success(request, _("Written down: %s.") % form.cleaned_data["name"])
        return redirect("attendance_add", event.pk)
    words = request.GET.get("q", "").replace("\x00", "")[:100]
    context = {"event": event, "form": form, "words": words}
    context |= {"people": found_people(event, words), "organizations": offered_organizations(event)}
    return render(request, "events/attendance_add.html", context)


@require_POST
def attendance_pick(request: MemberRequest, pk: int) -> HttpResponse:
    """Somebody of the register, with the organization it comes for."""
    event = event_to_write(request, pk)
    who = picked(request.POST.get("who", ""), event)
    with answered(request, _("Written down.")):
        if who is None:
            raise Refused(_("Look for the person again: it is not in the register as it was."))
        status = "online" if event.modality == "online" else "present"
        operations.record_attendance(event=event, status=status, source=Source.ROOM, by=request.user, **who)
    return redirect("attendance_add", event.pk)


@require_POST
def attendance_all(request: MemberRequest, pk: int) -> HttpResponse:
    event = event_to_write(request, pk)
    with answered(request, _("Written down: everybody who was still to come.")):
        operations.record_everybody(event=event, by=request.user)
    return redirect(sheet_address(request, event))
