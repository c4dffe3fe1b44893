"""An action of a plan: added, changed, moved to another place, removed from a draft."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members.requests import MemberRequest
from office.access import fetch, require
from office.answers import answered
from office.editing import attempt_edit
from office.forms import attempt
from workplan import operations
from workplan.forms.actions import ActionForm, MoveForm, NewActionForm
from workplan.models import Action, Workplan
from workplan.pages.places import Places
from workplan.views.document_editing import fetch_area, in_document


def action_add(request: MemberRequest, area_id: int) -> HttpResponse:
    return _add(request, Action(area=fetch_area(request, area_id)))


def subaction_add(request: MemberRequest, action_id: int) -> HttpResponse:
    parent = _fetch_action(request, action_id)
    return _add(request, Action(area=parent.area, parent=parent))


def _add(request: MemberRequest, row: Action) -> HttpResponse:
    form = NewActionForm(request.POST or None, row=row)
    if form.is_valid() and attempt(
        form,
        operations.add_action,
        area=row.area,
        parent=row.parent,
        block=form.cleaned_data.get("block"),
        content=form.content(),
        reason=form.cleaned_data.get("reason", ""),
        by=request.user,
    ):
        messages.success(request, _("The action is in the plan."))
        return redirect(in_document(row.area))
    return render(request, "workplan/action_add.html", {"form": form, "action": row, "plan": row.area.plan})


def _fetch_action(request: MemberRequest, pk: int) -> Action:
    rows = Action.objects.visible_to(request.user).with_code().select_related("block")
    action: Action = fetch(rows, pk=pk)
    require(request, "workplan.edit_plan", action.area.plan)
    return action


def action_edit(request: MemberRequest, pk: int) -> HttpResponse:
    action = _fetch_action(request, pk)
    form = ActionForm(request.POST or None, row=action)
    if form.is_valid() and attempt_edit(
        form,
        operations.edit_action,
        action=action,
        content=form.content(),
        reason=form.cleaned_data.get("reason", ""),
        by=request.user,
    ):
        messages.success(request, _("The changes of %s are saved.") % action.code)
        return redirect(in_document(action.area))
    context = {"form": form, "action": action, "plan": action.area.plan, "back": in_document(action.area)}
    return render(request, "workplan/action_edit.html", context)


def action_move(request: MemberRequest, pk: int) -> HttpResponse:
    action = _fetch_action(request, pk)
    plan = Workplan.objects.for_document(request.user).get(pk=action.area.plan_id)
    form = MoveForm(request.POST or None, places=Places(plan, action))
    if form.is_valid() and attempt(
        form, operations.move_action, action=action, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The action is now %s.") % action.code)
        return redirect(in_document(action.area))
    return render(request, "workplan/action_move.html", {"form": form, "action": action, "plan": plan})


def action_remove(request: MemberRequest, pk: int) -> HttpResponse:
    action = _fetch_action(request, pk)
    if request.method != "POST":
        return render(request, "workplan/action_remove.html", {"action": action, "plan": action.area.plan})
    with answered(request, _("The action is no longer in the plan.")):
        operations.remove_action(action=action, by=request.user)
    return redirect(action.area.plan)
