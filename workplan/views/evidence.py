from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members.requests import MemberRequest
from office import files
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt
from workplan import operations
from workplan.forms.evidence import AnotherEvidenceForm, EvidenceForm
from workplan.models import Action, LinkedEvidence
from workplan.views.progress import fetch_action


def evidence_add(request: MemberRequest, pk: int) -> HttpResponse:
    action = fetch_action(request, pk)
    require(request, "workplan.propose_progress", action)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if form.is_valid() and attempt(
        form, operations.add_evidence, action=action, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The evidence is written down."))
        return redirect(action.parent or action)
    return render(request, "workplan/evidence_form.html", {"form": form, "action": action})


def evidence_edit(request: MemberRequest, pk: int) -> HttpResponse:
    evidence, action = _fetch(request, pk)
    require(request, "workplan.propose_progress", action)
    form_class = AnotherEvidenceForm if evidence.file else EvidenceForm
    known = {name: getattr(evidence, name) for name in ("sentence", "happened_on", "url")}
    form = form_class(request.POST or None, request.FILES or None, initial=known)
    if form.is_valid() and attempt(
        form, operations.edit_evidence, evidence=evidence, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(action)
    context = {"form": form, "action": action, "evidence": evidence}
    return render(request, "workplan/evidence_form.html", context)


def evidence_remove(request: MemberRequest, pk: int) -> HttpResponse:
    evidence, action = _fetch(request, pk)
    require(request, "workplan.propose_progress", action)
    if request.method != "POST":
        return render(request, "workplan/evidence_remove.html", {"evidence": evidence})
    with answered(request, _("The evidence is removed.")):
        operations.remove_evidence(action=action, evidence=evidence, by=request.user)
    return redirect(action)


def evidence_file(request: MemberRequest, pk: int) -> HttpResponseBase:
    """For whoever reads the plan, as the evidence itself."""
    evidence, _action = _fetch(request, pk)
    if evidence.file is None:
        raise Http404
    return files.as_attachment(evidence.file)


def _fetch(request: MemberRequest, pk: int) -> tuple[LinkedEvidence, Action]:
    rows = LinkedEvidence.objects.visible_to(request.user)
    found: LinkedEvidence = fetch(
        rows.select_related("file", "action__area__plan", "action__block", "action__parent__block"), pk=pk
    )
    assert found.action
    return found, found.action
