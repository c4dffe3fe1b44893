"""The page of an action: its state, its notes, and the progress that is proposed and confirmed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.requests import MemberRequest
from office import clock
from office.access import fetch, require
from office.forms import attempt
from office.refusals import Refused
from workplan import operations
from workplan.forms.progress import AnswerForm, NoteForm, ProposalForm, StateForm
from workplan.models import Action, ProgressNote
from workplan.pages.following import (
    change_in_words,
    entries,
    follow,
    measures,
    state_in_words,
    tone_of,
    who_answers,
)
from workplan.pages.next_steps import next_steps
from workplan.tabs import plan_tabs
from workplan.views.facts import facts_of

NOTES_UNFOLDED = 5
VERBS = ("edit_plan", "see_notes", "see_funding", "change_state", "confirm_progress", "propose_progress")


def fetch_action(request: MemberRequest, pk: int) -> Action:
    action: Action = fetch(Action.objects.visible_to(request.user).for_acting(), pk=pk)
    return action


def action_page(request: MemberRequest, pk: int) -> HttpResponse:
    """Whoever reads the plan sees what it is and its evidence; who follows it, also the notes and the money."""
    action = fetch(Action.objects.visible_to(request.user).for_page(), pk=pk)
    may = {verb: request.user.has_perm(f"workplan.{verb}", action) for verb in VERBS}
    found = follow(action, with_notes=may["see_notes"])
    told = entries(found.notes)
    context = {
        "action": action,
        "plan": action.area.plan,
        "tabs": plan_tabs(request, action.area.plan),
        "state_words": state_in_words(action),
        "found": found,
        "facts": facts_of(action, with_money=may["see_funding"]),
        "measures": measures(found.indicators),
        "steps": next_steps(found, clock.today()) if may["see_notes"] else [],
        "subactions": [
            (one, state_in_words(one), tone_of(one), who_answers(one)) for one in found.subactions
        ],
        "notes": told[:NOTES_UNFOLDED],
        "folded_notes": told[NOTES_UNFOLDED:],
        "may": may,
    }
    return render(request, "workplan/action_page.html", context)


def action_state(request: MemberRequest, pk: int) -> HttpResponse:
    action = fetch_action(request, pk)
    require(request, "workplan.change_state", action)
    asked = ("state", "blocked_by", "unblocked_by", "blocked_review_on")
    form = StateForm(request.POST or None, initial={name: getattr(action, name) for name in asked})
    if form.is_valid() and attempt(
        form, operations.change_action_state, action=action, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The state is changed: %s.") % action.get_state_display())
        return redirect(action)
    return render(request, "workplan/action_state.html", {"form": form, "action": action})


def note_add(request: MemberRequest, pk: int) -> HttpResponse:
    action = fetch_action(request, pk)
    require(request, "workplan.see_notes", action)
    form = NoteForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.add_note, action=action, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The note is written down."))
        return redirect(action)
    return render(request, "workplan/note_add.html", {"form": form, "action": action})


def progress_propose(request: MemberRequest, pk: int) -> HttpResponse:
    """Who answers for the action says how it goes; coordination or the Executive decides."""
    action = fetch_action(request, pk)
    require(request, "workplan.propose_progress", action)
    form = ProposalForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.propose_progress, action=action, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("Coordination has your proposal, and you will get the answer."))
        return redirect(action)
    return render(request, "workplan/progress_propose.html", {"form": form, "action": action})


def progress_answer(request: MemberRequest, pk: int) -> HttpResponse:
    rows = ProgressNote.objects.visible_to(request.user).exclude(answer="")
    note = fetch(rows.select_related("by", "action__area__plan", "action__parent"), pk=pk)
    require(request, "workplan.confirm_progress", note.action)
    form = AnswerForm(request.POST or None)
    if form.is_valid() and attempt(
        form, operations.answer_proposal, note=note, by=request.user, **form.given()
    ):
        messages.success(request, _("The proposal has its answer."))
        return redirect(note.action)
    context = {"form": form, "note": note, "action": note.action, "change": change_in_words(note)}
    return render(request, "workplan/progress_answer.html", context)


@require_POST
def progress_confirm(request: MemberRequest, pk: int) -> HttpResponse:
    """What the portal proposed, accepted in one click, if it is still what was `seen`."""
    action = fetch_action(request, pk)
    require(request, "workplan.confirm_progress", action)
    try:
        operations.confirm_progress(action=action, seen=request.POST.get("seen", ""), by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("The progress is confirmed: %s.") % change_in_words(action))
    return redirect(action)
