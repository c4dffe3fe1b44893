"""The lines of a justification: added, changed, moved, removed, and their hours confirmed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.requests import MemberRequest
from office.access import fetch, require
from office.answers import answered
from office.editing import attempt_edit
from office.forms import attempt
from reports import operations
from reports.forms.justifications import AmountsForm, HoursForm, LineForm, MoveForm, RemoveForm
from reports.models import JustificationLine
from reports.views.justifications import fetch_justification


def _fetch_line(request: MemberRequest, pk: int) -> JustificationLine:
    rows = JustificationLine.objects.visible_to(request.user).select_related("justification")
    line: JustificationLine = fetch(rows, pk=pk)
    require(request, "reports.write_justification", line.justification)
    return line


def justification_line_add(request: MemberRequest, pk: int) -> HttpResponse:
    found = fetch_justification(request, pk, "reports.write_justification")
    form = LineForm(request.POST or None, row=JustificationLine(justification=found))
    if form.is_valid():
        line = attempt(form, operations.add_line, justification=found, by=request.user, **form.values)
        if line and "more" in request.POST:
            messages.success(request, _("In the justification: «%s». Write the next one.") % line)
            return redirect("justification_line_add", found.pk)
        if line:
            messages.success(request, _("The indicator is in the justification."))
            return redirect(found)
    return render(request, "reports/justification_line_add.html", {"form": form, "justification": found})


def justification_line_edit(request: MemberRequest, pk: int) -> HttpResponse:
    line = _fetch_line(request, pk)
    form = LineForm(request.POST or None, row=line)
    if form.is_valid() and attempt_edit(
        form, operations.edit_line, line=line, by=request.user, **form.values
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(line.justification)
    return render(request, "reports/justification_line_edit.html", {"form": form, "line": line})


def justification_line_remove(request: MemberRequest, pk: int) -> HttpResponse:
    line = _fetch_line(request, pk)
    form = RemoveForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(form, operations.remove_line, line=line, by=request.user):
        messages.success(request, _("The indicator is removed."))
        return redirect(line.justification)
    return render(request, "reports/justification_line_remove.html", {"form": form, "line": line})


@require_POST
def justification_line_move(request: MemberRequest, pk: int) -> HttpResponse:
    line = _fetch_line(request, pk)
    form = MoveForm(request.POST)
    if form.is_valid():
        with answered(request, _("The indicator has another place.")):
            operations.move_line(line=line, by=request.user, **form.cleaned_data)
    return redirect(line.justification)


@require_POST
def justification_line_hours(request: MemberRequest, pk: int) -> HttpResponse:
    """The hours of the sessions become the actual hours: those that were on the screen, and no others."""
    line = _fetch_line(request, pk)
    form = HoursForm(request.POST)
    if form.is_valid():
        with answered(request, _("The hours are confirmed.")):
            operations.confirm_hours(line=line, by=request.user, **form.cleaned_data)
    return redirect(line.justification)


@require_POST
def justification_line_amounts(request: MemberRequest, pk: int) -> HttpResponse:
    """What the plan says of cost and hours fills what is empty: what was on the screen, and nothing else."""
    line = _fetch_line(request, pk)
    form = AmountsForm(request.POST)
    if form.is_valid():
        with answered(request, _("The amounts of the plan are in the indicator.")):
            operations.take_amounts(line=line, amounts=form.amounts, by=request.user)
    return redirect(line.justification)
