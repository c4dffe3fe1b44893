"""The checklist by signed link. Opening it changes nothing: mail scanners follow links too."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from care import operations
from care.checklist import Checklist, as_context, checklist, viewer_by_link
from care.forms import AnswerMentorForm, FinishStepForm
from care.links import Door, open_door
from care.models import OnboardingStep
from office.access import fetch
from office.forms import attempt
from office.refusals import Refused


def _show(request: HttpRequest, door: Door, shared: Checklist) -> HttpResponse:
    context = as_context(shared) | {"door": door}
    part = bool(getattr(request, "htmx", False))
    return render(request, "care/checklist.html" if part else "care/link_checklist.html", context)


def _answer(request: HttpRequest, token: str, said: str, level: int = messages.SUCCESS) -> HttpResponse:
    if getattr(request, "htmx", False):
        door, tone = open_door(token), messages.DEFAULT_TAGS[level]
        shared = checklist(door.onboarding, viewer_by_link(door, token), said=said, tone=tone)
        return _show(request, door, shared)
    messages.add_message(request, level, said)
    return redirect("link_checklist", token)


def _fetch_step(door: Door, pk: int) -> OnboardingStep:
    """Of this welcome only (404), and of this party only (403)."""
    step: OnboardingStep = fetch(OnboardingStep.objects.for_act().filter(onboarding=door.onboarding), pk=pk)
    if not door.may_do(step):
        raise PermissionDenied
    return step


@login_not_required
def link_checklist(request: HttpRequest, token: str) -> HttpResponse:
    door = open_door(token)
    return _show(request, door, checklist(door.onboarding, viewer_by_link(door, token)))


@login_not_required
@require_POST
def link_step_finish(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    door = open_door(token)
    step = _fetch_step(door, pk)
    form = FinishStepForm(request.POST, step=step)
    if form.is_valid() and attempt(
        form,
        operations.finish_step,
        step=step,
        by=door.by,
        on_behalf_of=door.organization,
        **form.cleaned_data,
    ):
        return _answer(request, token, _("Done: %s") % step)
    return _show(request, door, checklist(door.onboarding, viewer_by_link(door, token), finish_form=form))


@login_not_required
@require_POST
def link_step_reopen(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    door = open_door(token)
    step = _fetch_step(door, pk)
    try:
        operations.reopen_step(step=step, by=door.by, on_behalf_of=door.organization)
    except Refused as refusal:
        return _answer(request, token, refusal.sentence, messages.ERROR)
    return _answer(request, token, _("Pending again: %s") % step)


@login_not_required
@require_POST
def link_mentor_answer(request: HttpRequest, token: str) -> HttpResponse:
    door = open_door(token)
    proposal = door.onboarding.live_proposal
    if proposal is None or not door.may_answer:
        raise PermissionDenied
    form = AnswerMentorForm(request.POST)
    if form.is_valid() and attempt(
        form,
        operations.answer_mentor_proposal,
        proposal=proposal,
        accept=form.accepts,
        note=form.cleaned_data["note"],
        by=door.by,
        on_behalf_of=door.organization,
    ):
        if proposal.is_accepted:
            messages.success(request, _("Thank you. From now on you find your steps here."))
            return redirect("link_checklist", token)
        return render(request, "care/link_declined.html", {"proposal": proposal})
    return _show(request, door, checklist(door.onboarding, viewer_by_link(door, token), answer_form=form))
