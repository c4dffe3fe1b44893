"""/memories/convenis/: what the network answers to who funds it."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from members.requests import MemberRequest
from office import paper
from office.access import fetch, require
from office.answers import answered
from office.editing import attempt_edit
from office.forms import attempt
from office.tables import as_file
from reports import operations
from reports.forms.justifications import JustificationForm, RemoveForm, StartForm
from reports.models import Justification
from reports.output import justification_sheet as sheet
from reports.pages import justifications as pages
from workplan.models import FundingSource


def fetch_justification(request: MemberRequest, pk: int, verb: str = "") -> Justification:
    found: Justification = fetch(Justification.objects.visible_to(request.user).for_page(), pk=pk)
    if verb:
        require(request, verb, found)
    return found


def justification_list(request: MemberRequest) -> HttpResponse:
    require(request, "reports.see_justifications")
    context = {
        "justifications": list(Justification.objects.visible_to(request.user).for_list()),
        "may_write": request.user.has_perm("reports.write_justification"),
    }
    return render(request, "reports/justification_list.html", context)


def justification_start(request: MemberRequest) -> HttpResponse:
    """First the source; then its name and its days are proposed."""
    require(request, "reports.write_justification")
    sources = FundingSource.objects.visible_to(request.user).filter(kind__in=Justification.KINDS)
    asked = request.GET.get("source", "")
    source = (
        fetch(sources, pk=int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None
    )
    if source is None:
        context = {"sources": list(sources.select_related("counterpart").order_by("-starts_on", "-pk"))}
        return render(request, "reports/justification_sources.html", context)
    form = StartForm(request.POST or None, source=source, reader=request.user)
    if form.is_valid():
        made = attempt(
            form, operations.start_justification, source=source, by=request.user, **form.cleaned_data
        )
        if made:
            messages.success(request, _begun(form.cleaned_data["like"], made))
            return redirect(made)
    return render(request, "reports/justification_start.html", {"form": form, "source": source})


def _begun(like: Justification | None, made: Justification) -> str:
    if like is None:
        return _("The justification is begun: add the indicators of the funder.")
    copied = made.lines.count()
    words = ngettext(
        "The justification is begun with %(copied)d indicator of «%(like)s»: look whether its target is still the same.",
        "The justification is begun with %(copied)d indicators of «%(like)s»: look whether their targets are still the same.",
        copied,
    )
    return words % {"copied": copied, "like": like}


def justification_page(request: MemberRequest, pk: int) -> HttpResponse:
    found = fetch_justification(request, pk)
    may_write = found.is_open and request.user.has_perm("reports.write_justification", found)
    context = {
        "justification": found,
        "shown": pages.page_of(found),
        "may_write": may_write,
        "may_gather": request.user.has_perm("reports.write_justification", found),
        "archive": pages.archive_of(found),
    }
    return render(request, "reports/justification_page.html", context)


def justification_edit(request: MemberRequest, pk: int) -> HttpResponse:
    found = fetch_justification(request, pk, "reports.write_justification")
    form = JustificationForm(request.POST or None, row=found)
    if form.is_valid() and attempt_edit(
        form, operations.edit_justification, justification=found, by=request.user, **form.given
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(found)
    return render(request, "reports/justification_edit.html", {"form": form, "justification": found})


@require_POST
def justification_count(request: MemberRequest, pk: int) -> HttpResponse:
    found = fetch_justification(request, pk, "reports.write_justification")
    with answered(request, _("The figures are counted.")):
        operations.count_justification(justification=found, by=request.user)
    return redirect(found)


def justification_close(request: MemberRequest, pk: int) -> HttpResponse:
    found = fetch_justification(request, pk, "reports.write_justification")
    form = RemoveForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and attempt(
        form, operations.close_justification, justification=found, by=request.user
    ):
        messages.success(request, _("The justification is closed: what it says does not change any more."))
        return redirect(found)
    context = {"form": form, "justification": found, "shown": pages.page_of(found)}
    return render(request, "reports/justification_close.html", context)


def justification_file(request: MemberRequest, pk: int, kind: str) -> HttpResponseBase:
    found = fetch_justification(request, pk)
    shown = pages.page_of(found)
    if kind == "pdf":
        context = {"justification": found, "shown": shown}
        return paper.as_pdf(str(found), "paper/justification.html", context)
    return as_file(str(found), kind, sheet.COLUMNS, shown.lines, sheet.around(shown))
