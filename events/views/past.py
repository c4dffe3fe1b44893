"""Events of the past by a spreadsheet: sent, looked at line by line, and brought in all at once."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from events import operations
from events.forms.imports import PastFileForm
from events.imports.past import past_plan_of, stored_of, token_of
from events.operations.past import keep_past_events
from events.pages.past_template import past_template
from members.requests import MemberRequest
from office.access import require
from office.forms import attempt
from office.refusals import Refused

PER_PAGE = 100


def event_past_import(request: MemberRequest) -> HttpResponse:
    require(request, "events.run_events")
    form = PastFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        stored = attempt(form, keep_past_events, upload=form.cleaned_data["file"], by=request.user)
        if stored:
            return redirect("event_past_preview", token_of(stored))
    return render(request, "events/past_import.html", {"form": form})


def event_past_template(request: MemberRequest) -> HttpResponseBase:
    """The headings alone, of both sheets."""
    require(request, "events.run_events")
    return past_template()


@never_cache
def event_past_preview(request: MemberRequest, token: str) -> HttpResponse:
    require(request, "events.run_events")
    stored = stored_of(token)
    if request.method == "POST":
        try:
            operations.import_past_events(
                stored=stored, digest=request.POST.get("digest", ""), by=request.user
            )
        except Refused as refusal:
            messages.error(request, _("Nothing has come in. %s") % refusal.sentence)
            return redirect("event_past_preview", token)
        messages.success(request, _("The events of the past have come in."))
    plan = past_plan_of(stored)
    order = sorted(plan.entries, key=lambda entry: (not entry.faults, entry.number))
    page = Paginator(order, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "events/past_preview.html", {"stored": stored, "plan": plan, "page": page})
