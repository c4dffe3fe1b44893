"""«No change» in many actions at once, and its undoing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from members.requests import MemberRequest
from office.refusals import Refused
from workplan import operations
from workplan.models import ProgressNote
from workplan.views.fetching import fetch_plan


@require_POST
def actions_unchanged(request: MemberRequest, code: str) -> HttpResponse:
    """The chosen ones come as `action`, once each, from whichever list of the plan."""
    plan = fetch_plan(request, code, "workplan.confirm_progress")
    chosen = {
        int(number) for number in request.POST.getlist("action") if number.isdecimal() and len(number) < 19
    }
    try:
        notes = operations.note_unchanged(plan=plan, actions=chosen, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        undo = reverse("actions_unchanged_undo", args=[plan.code])
        said = ngettext(
            "«No change» is written in %d action.", "«No change» is written in %d actions.", len(notes)
        )
        link = format_html('<a href="{}">{}</a>', undo, _("Undo it"))
        messages.success(request, format_html("{} {}", said % len(notes), link))
    return redirect(_where_from(request) or plan)


def actions_unchanged_undo(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch_plan(request, code, "workplan.confirm_progress")
    if request.method != "POST":
        rows = ProgressNote.objects.unchanged_at_once(plan, request.user)
        rows = rows.select_related("action__area__plan", "action__parent").order_by(
            "action__area", "action__number"
        )
        return render(request, "workplan/actions_unchanged_undo.html", {"plan": plan, "notes": list(rows)})
    try:
        count = operations.take_back_unchanged(plan=plan, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        undone = ngettext(
            "«No change» is undone in %d action.", "«No change» is undone in %d actions.", count
        )
        messages.success(request, undone % count)
    return redirect(plan)


def _where_from(request: MemberRequest) -> str:
    """The list that sent it, with its filters; only a page of ours."""
    before = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(before, {request.get_host()}, require_https=request.is_secure())
    return before if before and is_ours else ""
