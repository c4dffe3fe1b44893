"""Writes the plan that the pieces of a draft say, within the operation that brings it in."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from members.models import Body, Organization
from office.folding import fold, letters
from office.refusals import Refused
from workplan.imports.counts import counted, problems
from workplan.imports.lines import is_marked
from workplan.imports.nodes import Recognised
from workplan.imports.recognise import recognise_action, recognise_area, recognise_block, recognise_origin
from workplan.models import (
    Action,
    ActionOrigin,
    Area,
    Block,
    Challenge,
    Collaborator,
    DraftNode,
    Indicator,
    Origin,
    Workplan,
)
from workplan.models.actions import TITLE_LENGTH
from workplan.timing import days_of

Kind = DraftNode.Kind
WRITTEN = {  # in the order of the document; what is not here is no row of a plan
    Kind.ORIGIN: "_origin",
    Kind.CHALLENGE: "_challenge",
    Kind.SUBCHALLENGE: "_subchallenge",
    Kind.AREA: "_area",
    Kind.BLOCK: "_block",
    Kind.ACTION: "_action",
    Kind.SUBACTION: "_subaction",
    Kind.FOOTNOTE: "_footnote",
}


class PlanWriter:
    """Goes through the pieces once, and knows what is open above each of them."""

    def __init__(self, nodes: list[DraftNode], year: int) -> None:
        self.nodes = nodes
        self.year = year

    def check(self) -> None:
        """A plan is not begun with something in it that nobody has understood."""
        found = problems(self.nodes)
        if found:
            raise Refused(
                _("It cannot come in yet. %s") % " ".join(str(problem) for problem in found[:5])
            )

    def text_of(self, kind: str) -> str:
        return "\n\n".join(node.text for node in self.nodes if node.kind == kind)

    def write(self, plan: Workplan) -> dict[str, int]:
        self.plan = plan
        self.origins: dict[str, Origin] = {}
        self.challenges = 0  # positions run through the plan
        self.area: Area | None = None
        self.block: Block | None = None
        self.challenge: Challenge | None = None
        self.marked: list[Action] = []  # those with the sign of a footnote, of this area
        self.groups = {fold(body.name): body for body in Body.objects.groups()}
        self.partners = _by_name(Organization.objects.filter(kind=Organization.Kind.PARTNER))
        for node in self.nodes:
            name = WRITTEN.get(Kind(node.kind))
            if name:
                write: Callable[[DraftNode], None] = getattr(self, name)
                write(node)
        return counted(self.nodes)
