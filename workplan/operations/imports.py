"""A plan comes in from its file: kept with what was understood of it, corrected, and only then written."""

from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from members.models import Person
from office import clock, files
from office.audit import note, operation
from office.refusals import Refused
from workplan.imports.complaints import obstacles
from workplan.imports.counts import counted
from workplan.imports.files import PLAN_FILES, content_of, read_upload
from workplan.imports.nodes import Node
from workplan.models import DraftNode, ImportDraft, Workplan
from workplan.operations.bringing import PlanWriter
from workplan.operations.corrections import check_draft
from workplan.operations.plans import add_plan

State = ImportDraft.State
Kind = DraftNode.Kind
COUNTS = ("challenges", "subchallenges", "areas", "blocks", "actions", "subactions")
TOLD = 5  # of the things that stand in the way; the page of the draft lists them all
DISCARDED_DAYS = 30  # so long is the file of a discarded draft kept


@operation()
def draft_plan(*, upload: "UploadedFile[Any]", year: int, by: Person | None) -> ImportDraft:
    """Keep the file and the pieces that it was read into. Nothing of it is in a plan yet."""
    try:
        source_text, nodes = read_upload(files.clean_name(upload.name or ""), content_of(upload))
        source = files.store(upload, by=by, kinds=PLAN_FILES)
    except Refused as refusal:
        raise Refused(refusal.sentence, "upload") from refusal
    draft = ImportDraft.objects.create(year=year, source=source, source_text=source_text, created_by=by)
    DraftNode.objects.bulk_create(_draft_nodes(draft, nodes))
    note(pieces=len(nodes))
    return draft


def _draft_nodes(draft: ImportDraft, nodes: list[Node]) -> list[DraftNode]:
    return [
        DraftNode(
            draft=draft,
            position=position,
            kind=node.kind,
            text=node.text,
            reason=node.reason,
            timing=node.timing,
            first_line=node.first_line,
            last_line=node.last_line,
        )
        for position, node in enumerate(nodes, start=1)
    ]


@operation(on="draft")
def discard_draft(*, draft: ImportDraft, by: Person | None) -> ImportDraft:
    """It is over, and its file goes some days later; no plan changes."""
    if draft.state != State.OPEN:
        raise Refused(_("This draft is not open any more: nothing of it changes."))
    draft.state = State.DISCARDED
    draft.save(update_fields=["state"])
    draft.source.delete_on = clock.today() + timedelta(days=DISCARDED_DAYS)
    draft.source.save(update_fields=["delete_on"])
    return draft


@operation(on="draft")
def bring_in(
    *,
    draft: ImportDraft,
    code: str,
    title: str,
    starts_on: date,
    ends_on: date,
    by: Person | None,
    seen: int | None = None,
) -> Workplan:
    """Write the whole plan, as a draft of a plan, or nothing."""
    check_draft(draft, seen)
    if Workplan.objects.filter(code__iexact=code).exists():
        raise Refused(
            _("There is already a plan «%s»: give this one another code, or discard the draft.") % code,
            "code",
        )
    nodes = list(draft.nodes.all())
    _check_understood(nodes)
    plan: Workplan = add_plan(
        code=code,
        title=title,
        starts_on=starts_on,
        ends_on=ends_on,
        introduction=_text(nodes, Kind.INTRODUCTION),
        condition=_text(nodes, Kind.CONDITION),
        by=by,
    )
    plan.source = draft.source
    plan.save(update_fields=["source"])
    PlanWriter(plan, nodes, draft.year).write()
    counts = counted([node.as_read for node in nodes])
    note(plan_code=code, counts={name: counts[name] for name in COUNTS})
    draft.state, draft.plan = State.APPROVED, plan
    draft.save(update_fields=["state", "plan"])
    return plan


def _check_understood(nodes: list[DraftNode]) -> None:
    found = obstacles([node.as_read for node in nodes])
    if found:
        told = [
            _("Line %(line)d: %(what)s") % {"line": nodes[one.index].first_line, "what": one.sentence}
            for one in found
        ]
        raise Refused(_("It cannot come in yet. %s") % " ".join(told[:TOLD]))


def _text(nodes: list[DraftNode], kind: str) -> str:
    return "\n\n".join(node.text for node in nodes if node.kind == kind)
