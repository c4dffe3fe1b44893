from operator import itemgetter
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from members import operations
from members.forms.imports import SpreadsheetForm
from members.imports.changes import Entry
from members.imports.columns import COLUMNS
from members.imports.kept import plan_of, stored_of, token_of
from members.imports.plan import Plan, kind_of
from members.requests import MemberRequest
from office import jobs
from office.access import require
from office.forms import attempt
from office.models import Job, StoredFile
from office.refusals import Refused
from office.tables import Column, as_file

PER_PAGE = 100
AT_ONCE = 300  # changes: 67 lines of newcomers are 201, and take a second; a page should not take two
ORDER = {"refused": 0, "joins": 1, "changes": 1, "same": 2}
KINDS = {
    "refused": (gettext_lazy("Refused line"), "late"),
    "joins": (gettext_lazy("A joining"), "well"),
    "changes": (gettext_lazy("A change"), "well"),
    "same": (gettext_lazy("No changes"), "neutral"),
}
FAULTS = [
    Column(gettext_lazy("Line of the file"), lambda fault: fault.line),
    Column(gettext_lazy("Column"), lambda fault: fault.column),
    Column(gettext_lazy("What is wrong"), lambda fault: fault.reason),
]


def import_start(request: MemberRequest) -> HttpResponse:
    require(request, "members.import_members")
    form = SpreadsheetForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        upload = form.cleaned_data["file"]
        stored = attempt(form, operations.keep_spreadsheet, upload=upload, by=request.user)
        if stored:
            return redirect("import_preview", token_of(stored))
    return render(request, "members/import_start.html", {"form": form, "columns": COLUMNS})


def import_template(request: MemberRequest) -> HttpResponseBase:
    """The headings with one line of an invented council, which no import would take."""
    require(request, "members.import_members")
    columns = [Column(column.heading, itemgetter(column.field)) for column in COLUMNS]
    return as_file(
        _("Template of members"), "xlsx", columns, [{column.field: column.example for column in COLUMNS}]
    )


@never_cache
def import_preview(request: MemberRequest, token: str) -> HttpResponse:
    require(request, "members.import_members")
    stored = stored_of(token)
    plan = plan_of(stored)
    entries = sorted(plan.entries, key=lambda entry: ORDER[kind_of(entry)])
    page = Paginator(entries, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "stored": stored,
        "token": token,
        "plan": plan,
        "page": page,
        "rows": [_row(entry) for entry in page],
        "submit": ngettext("Bring in the %d line", "Bring in the %d lines", len(entries)) % len(entries),
    }
    return render(request, "members/import_preview.html", context)


def _row(entry: Entry) -> dict[str, Any]:
    """What a line is about, and what will happen or what is wrong."""
    word, tone = KINDS[kind_of(entry)]
    faults = [f"«{fault.column}»: {fault.reason}" for fault in entry.faults]
    return {
        "title": " · ".join(part for part in entry.about() if part),
        "line": _("line %d") % entry.number,
        "words": faults or entry.words(),
        "state": word,
        "tone": tone,
    }


def import_faults(request: MemberRequest, token: str) -> HttpResponseBase:
    """What is wrong, to have beside the spreadsheet while it is corrected."""
    require(request, "members.import_members")
    plan = plan_of(stored_of(token))
    return as_file(_("Faults of the spreadsheet"), "csv", FAULTS, plan.faults)


@require_POST
def import_confirm(request: MemberRequest, token: str) -> HttpResponse:
    require(request, "members.import_members")
    stored = stored_of(token)
    digest = request.POST.get("digest", "")
    try:
        plan = plan_of(stored)
        if len(plan.changes) > AT_ONCE:
            return redirect(_start_job(stored, plan, digest, request))
        operations.import_members(stored=stored, digest=digest, by=request.user)
    except Refused as refusal:
        messages.error(request, _("Nothing has come in. %s") % refusal.sentence)
        return redirect("import_preview", token)
    messages.success(request, _("All has come in. %s") % plan.in_words())
    return redirect("organization_list")


def _start_job(stored: StoredFile, plan: Plan, digest: str, request: MemberRequest) -> Job:
    return jobs.start(
        "import_members",
        by=request.user,
        title=_("Import of members"),
        stored=stored.pk,
        digest=digest,
        by_number=request.user.pk,
        summary=plan.in_words(),
    )
