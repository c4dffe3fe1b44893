"""Small acts on the pieces of a draft: each works alone, and htmx changes the tree in place where it is there."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from members.requests import MemberRequest
from office.editing import UNKNOWN, ChangedMeanwhile, attempt_edit
from office.refusals import Refused
from workplan import operations
from workplan.forms.imports import NodeForm, OfPieceForm, PlaceForm, SplitForm
from workplan.imports.branches import NOISE
from workplan.models import DraftNode, ImportDraft
from workplan.pages.drafts import OTHER_LEVEL, places_for, source_of
from workplan.views.fetching import fetch_draft

TOLD = 3  # corrections of others that a message names
ACTS: dict[str, Callable[..., DraftNode]] = {
    "up": lambda **given: operations.move_node(step="up", **given),
    "down": lambda **given: operations.move_node(step="down", **given),
    "merge": operations.merge_node,
    "level": lambda node, **given: operations.relevel_node(node=node, kind=OTHER_LEVEL[node.kind], **given),
    "noise": lambda **given: operations.relevel_node(kind=NOISE, **given),
}


def node_edit(request: MemberRequest, pk: int, node_id: int) -> HttpResponse:
    draft, node = _piece(request, pk, node_id)
    if node is None:
        return _gone(request, draft)
    form = NodeForm(request.POST or None, draft=draft, node=node)
    done = form.is_valid() and _correct(form, operations.edit_node, request, **form.given)
    return done or _page(request, "workplan/plan_node_edit.html", form)


def node_split(request: MemberRequest, pk: int, node_id: int) -> HttpResponse:
    draft, node = _piece(request, pk, node_id)
    if node is None:
        return _gone(request, draft)
    form = SplitForm(request.POST or None, draft=draft, node=node)
    done = form.is_valid() and _correct(form, operations.split_node, request, parts=form.parts())
    return done or _page(request, "workplan/plan_node_split.html", form)


def node_move(request: MemberRequest, pk: int, node_id: int) -> HttpResponse:
    draft, node = _piece(request, pk, node_id)
    if node is None:
        return _gone(request, draft)
    nodes = list(draft.nodes.all())
    form = PlaceForm(request.POST or None, draft=draft, node=node, places=places_for(nodes, node))
    done = None
    if form.is_valid():
        before = next((one for one in nodes if str(one.pk) == form.given["before"]), None)
        done = _correct(form, operations.move_node, request, before=before)
    return done or _page(request, "workplan/plan_node_move.html", form)


@require_POST
def node_act(request: MemberRequest, pk: int, node_id: int, act: str) -> HttpResponse:
    draft, node = _piece(request, pk, node_id)
    if node is None:
        return _gone(request, draft)
    if act not in ACTS or (act == "level" and node.kind not in OTHER_LEVEL):
        raise Http404
    try:
        node = ACTS[act](draft=draft, node=node, seen=_seen(request), by=request.user)
    except Refused as refusal:
        messages.error(request, _told(request, draft, refusal))
    return redirect(_address(request, draft, node))


@require_POST
def draft_undo(request: MemberRequest, pk: int) -> HttpResponse:
    draft = fetch_draft(request, pk)
    try:
        operations.undo_correction(draft=draft, seen=_seen(request), by=request.user)
    except Refused as refusal:
        messages.error(request, _told(request, draft, refusal))
    else:
        messages.success(request, _("The last correction is undone."))
    return redirect(_address(request, draft))


def _piece(request: MemberRequest, pk: int, node_id: int) -> tuple[ImportDraft, DraftNode | None]:
    draft = fetch_draft(request, pk)
    return draft, draft.nodes.filter(pk=node_id).first()


def _seen(request: MemberRequest) -> int:
    """The version that was on the screen; nonsense is of no version there ever was."""
    given = request.POST.get("seen", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else UNKNOWN


def _told(request: MemberRequest, draft: ImportDraft, refusal: Refused) -> str:
    """Behind a button nothing was typed: it is enough to say what there is now, and to press again."""
    if not isinstance(refusal, ChangedMeanwhile):
        return refusal.sentence
    since = [str(one) for one in draft.corrections.filter(version__gte=max(_seen(request), 0))]
    what = "; ".join(since[-TOLD:]) or _("a correction was undone")
    return (
        _(
            "Somebody has corrected this draft while you were looking at it (%s). Yours is not done: look at it as it "
            "stands now, and press again if it is still needed."
        )
        % what
    )


def _gone(request: MemberRequest, draft: ImportDraft) -> HttpResponse:
    """Somebody joined it to another in between: what was typed is shown once more, to be copied."""
    typed = request.POST.get("text", "").strip()
    messages.error(
        request, _("This piece is not there any more: somebody joined it to another, or undid it.")
    )
    if typed:
        messages.info(request, _("You had written: «%s»") % typed[:1000])
    return redirect(_address(request, draft))


def _correct(form: OfPieceForm, correct: Any, request: MemberRequest, **given: Any) -> HttpResponse | None:
    piece = attempt_edit(form, correct, draft=form.row, node=form.node, by=request.user, **given)
    return redirect(_address(request, form.row, piece)) if piece else None


def _page(request: MemberRequest, template: str, form: OfPieceForm) -> HttpResponse:
    """Beside the form, what the document says and what the draft says now."""
    draft, node = form.row, form.piece(form.row)
    context = {"form": form, "plan_draft": draft, "node": node, "lines": source_of(draft, node)}
    return render(request, template, {**context, "back_url": _address(request, draft, node)})


def _address(request: MemberRequest, draft: ImportDraft, node: DraftNode | None = None) -> str:
    """The draft as it was looked at, whole or only what is to be looked at, and there the piece."""
    asked: dict[str, Any] = {"mostra": "mirar"} if request.POST.get("only") else {}
    if node:
        asked["peca"] = node.pk
    query = f"?{urlencode(asked)}" if asked else ""
    place = f"#peca-{node.pk}" if node else ""
    return f"{reverse('plan_draft', args=[draft.pk])}{query}{place}"
