"""The file of a videoconference: sent, its columns looked at, its people told apart, and written down."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from events import operations
from events.forms.imports import AttendanceFileForm, ChoicesForm, ColumnsForm
from events.imports.attendance import Listed, plan_of, sheet_of, stored_of, token_of
from events.operations.importing import keep_attendance_file
from events.views.attendance import event_to_write
from members.requests import MemberRequest
from office.forms import attempt


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
    listed = Listed(sheet_of(stored))
    columns = ColumnsForm(request.GET, listed)
    plan = plan_of(event, stored, columns.columns)
    choices = ChoicesForm(request.POST if request.method == "POST" else None, plan=plan)
    if choices.is_valid() and attempt(
        choices, operations.import_attendance, event=event, stored=stored, columns=columns.columns,
        digest=request.POST.get("digest", ""), choices=choices.cleaned_data, by=request.user,
    ):  # fmt: skip
        messages.success(request, _("The attendance of the file is written down."))
        return redirect("attendance_page", event.pk)
    context = {"event": event, "listed": listed, "columns": columns, "plan": plan, "form": choices}
    return render(request, "events/attendance_import_preview.html", context)
