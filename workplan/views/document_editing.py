"""Areas, blocks and challenges of a plan: written, put right, and removed while it is a draft."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from members.requests import MemberRequest
from office.access import fetch, require
from office.answers import answered
from office.forms import attempt
from workplan import operations
from workplan.forms.document import AreaForm, BlockForm, ChallengeForm
from workplan.models import Area, Block, Challenge, Workplan
from workplan.views.fetching import fetch_plan
from workplan.views.plans import EDITING


def _page(request: MemberRequest, plan: Workplan, form: Any, title: str, **context: Any) -> HttpResponse:
    given = {"form": form, "plan": plan, "title": title, **context}
    return render(request, "workplan/piece_form.html", given)


def area_add(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch_plan(request, code, "workplan.edit_plan")
    form = AreaForm(request.POST or None, plan=plan)
    if form.is_valid():
        area = attempt(form, operations.add_area, plan=plan, by=request.user, **form.cleaned_data)
        if area:
            messages.success(request, _("The area is in the plan: add its actions."))
            return redirect(in_document(area))
    return _page(request, plan, form, _("Add an area"))


def in_document(area: Area) -> str:
    """Its place in the document, with the ways to go on changing it."""
    return f"{area.plan.get_absolute_url()}?{EDITING}=1#area-{area.number}"


def fetch_area(request: MemberRequest, pk: int) -> Area:
    area: Area = fetch(Area.objects.visible_to(request.user).select_related("plan"), pk=pk)
    require(request, "workplan.edit_plan", area.plan)
    return area


def area_edit(request: MemberRequest, pk: int) -> HttpResponse:
    area = fetch_area(request, pk)
    kept = {"number": area.number, "title": area.title, "name": area.name}
    form = AreaForm(request.POST or None, plan=area.plan, initial=kept)
    if form.is_valid() and attempt(
        form, operations.edit_area, area=area, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(in_document(area))
    return _page(request, area.plan, form, _("Change the area"), piece=area, remove="area_remove")


def area_remove(request: MemberRequest, pk: int) -> HttpResponse:
    area = fetch_area(request, pk)
    return _remove(request, area.plan, area, lambda: operations.remove_area(area=area, by=request.user))


def block_add(request: MemberRequest, area_id: int) -> HttpResponse:
    area = fetch_area(request, area_id)
    form = BlockForm(request.POST or None, plan=area.plan)
    if form.is_valid() and attempt(
        form, operations.add_block, area=area, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The block is in the plan: add its actions."))
        return redirect(in_document(area))
    return _page(request, area.plan, form, _("Add a block"), piece=area)


def _fetch_block(request: MemberRequest, pk: int) -> Block:
    block: Block = fetch(Block.objects.select_related("area__plan"), pk=pk)
    fetch_area(request, block.area_id)
    return block


def block_edit(request: MemberRequest, pk: int) -> HttpResponse:
    block = _fetch_block(request, pk)
    kept = {"title": block.title, "note": block.note, "body": block.body_id}
    form = BlockForm(request.POST or None, plan=block.area.plan, initial=kept)
    if form.is_valid() and attempt(
        form, operations.edit_block, block=block, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(in_document(block.area))
    return _page(request, block.area.plan, form, _("Change the block"), piece=block, remove="block_remove")


def block_remove(request: MemberRequest, pk: int) -> HttpResponse:
    block = _fetch_block(request, pk)
    return _remove(
        request, block.area.plan, block, lambda: operations.remove_block(block=block, by=request.user)
    )


def challenge_add(request: MemberRequest, code: str) -> HttpResponse:
    plan = fetch_plan(request, code, "workplan.edit_plan")
    form = ChallengeForm(request.POST or None, plan=plan)
    if form.is_valid() and attempt(
        form, operations.add_challenge, plan=plan, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The challenge is in the plan."))
        return redirect(f"{plan.get_absolute_url()}?{EDITING}=1#reptes")
    return _page(request, plan, form, _("Add a challenge"))


def _fetch_challenge(request: MemberRequest, pk: int) -> Challenge:
    challenge: Challenge = fetch(Challenge.objects.visible_to(request.user).select_related("plan"), pk=pk)
    require(request, "workplan.edit_plan", challenge.plan)
    return challenge


def challenge_edit(request: MemberRequest, pk: int) -> HttpResponse:
    challenge = _fetch_challenge(request, pk)
    kept = {"text": challenge.text, "parent": challenge.parent_id}
    form = ChallengeForm(request.POST or None, plan=challenge.plan, challenge=challenge, initial=kept)
    if form.is_valid() and attempt(
        form, operations.edit_challenge, challenge=challenge, by=request.user, **form.cleaned_data
    ):
        messages.success(request, _("The changes are saved."))
        return redirect(f"{challenge.plan.get_absolute_url()}?{EDITING}=1#reptes")
    return _page(
        request, challenge.plan, form, _("Change the challenge"), piece=challenge, remove="challenge_remove"
    )


def challenge_remove(request: MemberRequest, pk: int) -> HttpResponse:
    challenge = _fetch_challenge(request, pk)
    return _remove(
        request,
        challenge.plan,
        challenge,
        lambda: operations.remove_challenge(challenge=challenge, by=request.user),
    )


def _remove(request: MemberRequest, plan: Workplan, piece: Any, call: Callable[[], Any]) -> HttpResponse:
    if request.method != "POST":
        return render(request, "workplan/piece_remove.html", {"plan": plan, "piece": piece})
    with answered(request, _("It is no longer in the plan.")):
        call()
    return redirect(plan)
