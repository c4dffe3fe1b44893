"""The file of a videoconference: sent, its columns looked at, its people told apart, and written down."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from events import operations
from events.forms.imports import WITH_UNKNOWN, AttendanceFileForm, ChoicesForm, ColumnsForm
from events.imports.attendance import Listed, Plan, sheet_of, stored_of, token_of
from events.models import Event
from events.operations.importing import keep_attendance_file
from events.pages.attendance_file import REST, summary_of
from events.views.attendance import event_to_write
from members.requests import MemberRequest
from office import jobs
from office.forms import attempt
from office.models import Job, StoredFile
from office.tables import as_file

AT_ONCE = 500  # people: a second


def attendance_import(request: MemberRequest, pk: int) -> HttpResponse:
    event = event_to_write(request, pk)
    form = AttendanceFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        stored = attempt(form, keep_attendance_file, upload=form.cleaned_data["file"], by=request.user)
        if stored:
            return redirect("attendance_import_preview", event.pk, token_of(event, stored))
    return render(request, "events/attendance_import.html", {"event": event, "form": form})


@never_cache
def attendance_import_preview(request: MemberRequest, pk: int, token: str) -> HttpResponse:
    """Nothing is written until it is confirmed; the columns live in the address."""
    event = event_to_write(request, pk)
    stored = stored_of(event, token)
    listed, columns, plan = _read(request, event, stored)
    choices = ChoicesForm(request.POST if request.method == "POST" else None, plan=plan)
    if choices.is_valid():
        what = {
            "columns": columns.columns, "digest": request.POST.get("digest", ""), "choices": choices.choices,
            "with_unknown": choices.cleaned_data.get(WITH_UNKNOWN, False),
        }  # fmt: skip
        if len(plan.rows) > AT_ONCE:
            return redirect(_start_job(event, stored, what, request))
        if attempt(
            choices, operations.import_attendance, event=event, stored=stored, by=request.user, **what
        ):
            messages.success(request, _("The attendance of the file is written down."))
            return redirect("attendance_page", event.pk)
    context = {"event": event, "listed": listed, "columns": columns, "plan": plan, "form": choices}
    context |= {"token": token, "facts": summary_of(plan)}
    return render(request, "events/attendance_import_preview.html", context)


def _read(request: MemberRequest, event: Event, stored: StoredFile) -> tuple[Listed, ColumnsForm, Plan]:
    listed = Listed(sheet_of(stored))
    columns = ColumnsForm(request.GET, listed)
    return listed, columns, Plan(event, listed.people(columns.columns))


def _start_job(event: Event, stored: StoredFile, what: dict[str, Any], request: MemberRequest) -> Job:
    return jobs.start(
        "import_attendance",
        by=request.user,
        title=_("Attendance of «%s» from a file") % event,
        event=event.pk,
        stored=stored.pk,
        by_number=request.user.pk,
        **what,
    )


@never_cache
def attendance_import_rest(request: MemberRequest, pk: int, token: str) -> HttpResponseBase:
    """Those that do not fit on the page, with whom each could be: corrected, the same file is sent again."""
    event = event_to_write(request, pk)
    _listed, _columns, plan = _read(request, event, stored_of(event, token))
    return as_file(_("Who is who, to be said"), "xlsx", REST, plan.rest)
