from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from care import operations
from care.checklist import checklist, viewer_of
from care.forms import AddStepForm, FinishStepForm, NoteNeedForm, RedateStepForm, SkipStepForm
from care.models import Onboarding, OnboardingStep, ProtocolStep
from care.views.onboardings import show
from members.models import Need
from members.operations import record_need
from members.permissions import represented_ids
from members.requests import MemberRequest
from office.access import fetch, require
from office.forms import attempt
from office.refusals import Refused


def _fetch_step(request: MemberRequest, pk: int, verb: str) -> OnboardingStep:
    step: OnboardingStep = fetch(OnboardingStep.objects.visible_to(request.user).for_act(), pk=pk)
    require(request, verb, step)
    return step


def _show_again(request: MemberRequest, step: OnboardingStep, **more: Any) -> HttpResponse:
    """Read anew, after what has changed."""
    onboarding = fetch(Onboarding.objects.visible_to(request.user).for_page(), pk=step.onboarding_id)
    return show(request, checklist(onboarding, viewer_of(request.user, onboarding), **more))


def _answer(
    request: MemberRequest, step: OnboardingStep, said: str, level: int = messages.SUCCESS
) -> HttpResponse:
    if getattr(request, "htmx", False):
        return _show_again(request, step, said=said, tone=messages.DEFAULT_TAGS[level])
    messages.add_message(request, level, said)
    return redirect("onboarding_detail", step.onboarding_id)


@require_POST
def step_finish(request: MemberRequest, pk: int) -> HttpResponse:
    step = _fetch_step(request, pk, "care.do_step")
    form = FinishStepForm(request.POST, step=step)
    if form.is_valid() and attempt(
        form,
        operations.finish_step,
        step=step,
        by=request.user,
        on_behalf_of=step.onboarding.organization_of(step.responsible),
        **form.cleaned_data,
    ):
        return _answer(request, step, _("Done: %s") % step)
    return _show_again(request, step, finish_form=form)


@require_POST
def step_reopen(request: MemberRequest, pk: int) -> HttpResponse:
    step = _fetch_step(request, pk, "care.do_step")
    on_behalf_of = step.onboarding.organization_of(step.responsible)
    try:
        operations.reopen_step(step=step, by=request.user, on_behalf_of=on_behalf_of)
    except Refused as refusal:
        return _answer(request, step, refusal.sentence, messages.ERROR)
    return _answer(request, step, _("Pending again: %s") % step)


def step_skip(request: MemberRequest, pk: int) -> HttpResponse:
    step = _fetch_step(request, pk, "care.run_onboarding")
    form = SkipStepForm(request.POST or None)
    if form.is_valid() and _attempt_on(step, form, operations.skip_step, request):
        messages.success(request, _("Left out: %s") % step)
        return redirect("onboarding_detail", step.onboarding_id)
    context = {"form": form, "step": step, "onboarding": step.onboarding}
    return render(request, "care/step_skip.html", context)


def step_redate(request: MemberRequest, pk: int) -> HttpResponse:
    step = _fetch_step(request, pk, "care.run_onboarding")
    form = RedateStepForm(request.POST or None, initial={"due_on": step.due_on})
    if form.is_valid() and _attempt_on(step, form, operations.redate_step, request):
        messages.success(request, _("Moved: %s") % step)
        return redirect("onboarding_detail", step.onboarding_id)
    context = {"form": form, "step": step, "onboarding": step.onboarding}
    return render(request, "care/step_redate.html", context)


def _attempt_on(
    step: OnboardingStep, form: forms.Form, operation: Callable[..., OnboardingStep], request: MemberRequest
) -> OnboardingStep | None:
    changed: OnboardingStep | None = attempt(form, operation, step=step, by=request.user, **form.cleaned_data)
    return changed


def step_add(request: MemberRequest, pk: int) -> HttpResponse:
    onboarding = fetch(Onboarding.objects.visible_to(request.user).for_page(), pk=pk)
    require(request, "care.run_onboarding", onboarding)
    form = AddStepForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.add_step, onboarding=onboarding, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The step is in the checklist."))
        return redirect(onboarding)
    return render(request, "care/step_add.html", {"form": form, "onboarding": onboarding})


@require_POST
def step_need_add(request: MemberRequest, pk: int) -> HttpResponse:
    """Write down a need and stay, with the form empty for the next one."""
    steps = OnboardingStep.objects.visible_to(request.user).for_act()
    step = fetch(steps.filter(protocol_step__kind=ProtocolStep.Kind.NEEDS), pk=pk)
    council = step.onboarding.organization
    require(request, "members.record_need", council)
    form = NoteNeedForm(request.POST, step=step)
    if not form.is_valid() or not attempt(
        form,
        record_need,
        organization=council,
        source=Need.Source.ONBOARDING,
        by=request.user,
        on_behalf_of=council if council.pk in represented_ids(request.user) else None,
        **form.cleaned_data,
    ):
        return _show_again(request, step, need_form=form)
    said = _("The need is written down.")
    if getattr(request, "htmx", False):
        return _show_again(request, step, said=said, need_form=NoteNeedForm(step=step, is_next=True))
    messages.success(request, said)
    return redirect(f"{step.onboarding.get_absolute_url()}#pas-{step.pk}")
