"""What several views of the plan bring before they act: visible, and allowed."""

from members.requests import MemberRequest
from office.access import fetch, require
from workplan.models import ImportDraft, Workplan


def fetch_plan(request: MemberRequest, code: str, verb: str) -> Workplan:
    plan: Workplan = fetch(
        Workplan.objects.visible_to(request.user).select_related("agreement__body"), code=code
    )
    require(request, verb, plan)
    return plan


def fetch_draft(request: MemberRequest, pk: int) -> ImportDraft:
    draft: ImportDraft = fetch(ImportDraft.objects.visible_to(request.user).with_file(), pk=pk)
    require(request, "workplan.import_plan", draft)
    return draft
