"""A plan comes in: its file, the draft that was understood of it, and the approval that writes it."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from members.requests import MemberRequest
from office import files
from office.access import require
from office.editing import attempt_edit
from office.forms import attempt
from office.refusals import Refused
from workplan import operations
from workplan.forms.imports import BringInForm, PlanUploadForm
from workplan.imports import columns
from workplan.models import ImportDraft
from workplan.pages.drafts import DraftPage
from workplan.views.fetching import fetch_draft


def plan_import(request: MemberRequest) -> HttpResponse:
    require(request, "workplan.import_plan")
    form = PlanUploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        draft = attempt(form, operations.draft_plan, by=request.user, **form.cleaned_data)
        if draft:
            return redirect(draft)
    drafts = ImportDraft.objects.visible_to(request.user).open().with_file()
    return render(request, "workplan/plan_import.html", {"form": form, "drafts": drafts})


def plan_template(request: MemberRequest) -> HttpResponseBase:
    require(request, "workplan.import_plan")
    return columns.template()


@never_cache
def plan_draft(request: MemberRequest, pk: int) -> HttpResponse:
    """htmx asks for the tree only."""
    page = DraftPage(
        fetch_draft(request, pk),
        only_to_look_at=request.GET.get("mostra") == "mirar",
        chosen=request.GET.get("peca", ""),
    )
    part = "#tree" if request.headers.get("HX-Target") == "tree" else ""
    return render(request, f"workplan/plan_draft.html{part}", {"page": page, "plan_draft": page.draft})


def plan_draft_approve(request: MemberRequest, pk: int) -> HttpResponse:
    draft = fetch_draft(request, pk)
    page = DraftPage(draft)
    form = BringInForm(request.POST or None, row=draft)
    if form.is_valid():
        plan = attempt_edit(form, operations.bring_in, draft=draft, by=request.user, **form.given)
        if plan:
            messages.success(request, _("The plan is in the portal, as a draft: %s.") % page.in_words)
            return redirect(plan)
    context = {"form": form, "page": page, "plan_draft": draft, "missing_words": page.missing_words()}
    return render(request, "workplan/plan_draft_approve.html", context)


def plan_draft_discard(request: MemberRequest, pk: int) -> HttpResponse:
    draft = fetch_draft(request, pk)
    if request.method != "POST":
        return render(request, "workplan/plan_draft_discard.html", {"plan_draft": draft})
    try:
        operations.discard_draft(draft=draft, by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
        return redirect(draft)
    messages.success(request, _("The draft is discarded: no plan has changed."))
    return redirect("plan_import")


def plan_draft_source(request: MemberRequest, pk: int) -> HttpResponseBase:
    return files.as_attachment(fetch_draft(request, pk).source)
