"""Corrections of a draft of a plan: each can be undone, and none is made on what somebody else has changed."""

from collections.abc import Callable
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from members.models import Person
from office.audit import note, operation
from office.editing import check_version
from office.refusals import Refused
from workplan.imports import branches
from workplan.imports.lines import with_whole_bold
from workplan.models import DraftCorrection, DraftNode, ImportDraft
from workplan.models.plans import OFFICIAL_LENGTH

What = DraftCorrection.What
Kind = DraftNode.Kind
Change = Callable[[list[DraftNode], DraftNode], list[DraftNode]]
FIELDS = ("position", "kind", "text", "reason", "timing", "first_line", "last_line")


@operation(on="draft")
def edit_node(
    *,
    draft: ImportDraft,
    node: DraftNode,
    text: str,
    kind: str,
    timing: str,
    by: Person | None,
    seen: int | None = None,
) -> DraftNode:
    def change(nodes: list[DraftNode], piece: DraftNode) -> list[DraftNode]:
        piece.text, piece.timing = text, timing
        _become(piece, kind)
        return nodes

    return _correct(draft, node, seen, What.EDITED, change)


@operation(on="draft")
def relevel_node(
    *, draft: ImportDraft, node: DraftNode, kind: str, by: Person | None, seen: int | None = None
) -> DraftNode:
    def change(nodes: list[DraftNode], piece: DraftNode) -> list[DraftNode]:
        _become(piece, kind)
        return nodes

    return _correct(draft, node, seen, What.RELEVELLED, change)


def _become(piece: DraftNode, kind: str) -> None:
    """Once a person has said what it is, the reader's doubt is gone; noise says why it is noise."""
    if kind != Kind.NOISE:
        piece.reason = ""
    elif piece.kind != Kind.NOISE:
        piece.reason = _("Set apart by hand.")
    piece.kind = Kind(kind)


@operation(on="draft")
def move_node(
    *,
    draft: ImportDraft,
    node: DraftNode,
    by: Person | None,
    step: str = "",
    before: DraftNode | None = None,
    seen: int | None = None,
) -> DraftNode:
    """With what hangs from it: one step `up` or `down`, or before another piece (None: to the end)."""

    def change(nodes: list[DraftNode], piece: DraftNode) -> list[DraftNode]:
        _check_is_of_the_plan(piece)
        if step:
            found = (branches.one_up if step == "up" else branches.one_down)(nodes, piece)
        else:
            found = branches.put_before(nodes, piece, before)
        if found is None:
            raise Refused(_("It cannot go there: it is at the end already, or it would hang from itself."))
        return found

    return _correct(draft, node, seen, What.MOVED, change)


@operation(on="draft")
def merge_node(
    *, draft: ImportDraft, node: DraftNode, by: Person | None, seen: int | None = None
) -> DraftNode:
    """Its words go to the end of the piece before, which stays what it is."""

    def change(nodes: list[DraftNode], piece: DraftNode) -> list[DraftNode]:
        _check_is_of_the_plan(piece)
        order = branches.shown(nodes)
        place = order.index(piece)
        if place == 0:
            raise Refused(_("It is the first piece: there is none before to join it to."))
        into = order[place - 1]
        into.text = f"{into.text} {piece.text}".strip()
        if len(into.text) > OFFICIAL_LENGTH:
            raise Refused(_("Together they are too long: %d letters at most.") % OFFICIAL_LENGTH)
        into.timing = into.timing or piece.timing
        into.first_line = min(into.first_line, piece.first_line)
        into.last_line = max(into.last_line, piece.last_line)
        return [one for one in nodes if one != piece]

    return _correct(draft, node, seen, What.MERGED, change)


def _check_is_of_the_plan(piece: DraftNode) -> None:
    if piece.kind == Kind.NOISE:
        raise Refused(_("It is set apart as noise: say first what it is."))


@operation(on="draft")
def split_node(
    *, draft: ImportDraft, node: DraftNode, parts: list[str], by: Person | None, seen: int | None = None
) -> DraftNode:
    """Into parts that say together what it said; the first stays in its place and the others follow."""

    def change(nodes: list[DraftNode], piece: DraftNode) -> list[DraftNode]:
        if " ".join(parts).split() != piece.text.split():
            raise Refused(_("Only cut it here, without changing its words: correct them afterwards."), "text")
        if len(parts) < 2:
            raise Refused(_("Begin a new line where it has to be cut."), "text")
        piece.text, *others = map(with_whole_bold, parts)
        place = nodes.index(piece) + 1
        return [*nodes[:place], *(_part(piece, text) for text in others), *nodes[place:]]

    return _correct(draft, node, seen, What.SPLIT, change)


def _part(piece: DraftNode, text: str) -> DraftNode:
    return DraftNode(
        draft_id=piece.draft_id,
        kind=piece.kind,
        text=text,
        first_line=piece.first_line,
        last_line=piece.last_line,
    )


def _correct(draft: ImportDraft, node: DraftNode, seen: int | None, what: str, change: Change) -> DraftNode:
    """Returns the piece to look at afterwards: the corrected one, or the one that it was joined to."""
    check_draft(draft, seen)
    nodes = list(draft.nodes.all())
    was = {piece.pk: _values(piece) for piece in nodes}
    piece = nodes[nodes.index(node)]
    about = Truncator(piece.text).chars(80)
    after = change(nodes, piece)
    for position, one in enumerate(after, start=1):
        one.position = position
    undo = _write(draft, after, was)
    DraftCorrection.objects.create(draft=draft, version=draft.version, what=what, about=about, undo=undo)
    note(piece=about)
    _next_version(draft)
    return piece if piece in after else branches.shown(nodes)[branches.shown(nodes).index(piece) - 1]


def _write(draft: ImportDraft, after: list[DraftNode], was: dict[int, dict[str, Any]]) -> dict[str, Any]:
    """Write what differs; what is returned tells how to go back."""
    differ = {
        one.pk: {name: old for name, old in was[one.pk].items() if getattr(one, name) != old}
        for one in after
        if one.pk
    }
    gone = was.keys() - differ.keys()
    draft.nodes.filter(pk__in=gone).delete()
    DraftNode.objects.bulk_update([one for one in after if differ.get(one.pk)], FIELDS)
    made = DraftNode.objects.bulk_create([one for one in after if not one.pk])
    return {
        "changed": {str(pk): values for pk, values in differ.items() if values},
        "gone": {str(pk): was[pk] for pk in gone},
        "made": [one.pk for one in made],
    }


def _values(piece: DraftNode) -> dict[str, Any]:
    return {name: getattr(piece, name) for name in FIELDS}


@operation(on="draft")
def undo_correction(*, draft: ImportDraft, by: Person | None, seen: int | None = None) -> ImportDraft:
    """The last one; then the one before it can be undone, and so on to the beginning."""
    check_draft(draft, seen)
    last = draft.corrections.last()
    if last is None:
        raise Refused(_("Nothing has been corrected yet: there is nothing to undo."))
    draft.nodes.filter(pk__in=last.undo["made"]).delete()
    nodes = {str(piece.pk): piece for piece in draft.nodes.all()}
    for pk, values in last.undo["changed"].items():
        for name, value in values.items():
            setattr(nodes[pk], name, value)
    DraftNode.objects.bulk_update([nodes[pk] for pk in last.undo["changed"]], FIELDS)
    DraftNode.objects.bulk_create(
        DraftNode(pk=int(pk), draft=draft, **values) for pk, values in last.undo["gone"].items()
    )
    note(piece=last.about)
    DraftCorrection.objects.filter(pk=last.pk).delete()
    return _next_version(draft)


def _next_version(draft: ImportDraft) -> ImportDraft:
    draft.version += 1
    draft.save(update_fields=["version"])
    return draft


def check_draft(draft: ImportDraft, seen: int | None) -> None:
    """Refuse what is over, and what was decided on a draft that somebody has corrected since."""
    if draft.state != ImportDraft.State.OPEN:
        raise Refused(_("This draft is not open any more: nothing of it changes."))
    check_version(draft, seen)
