"""Which action a footnote speaks of."""

from collections.abc import Sequence

from workplan.imports.lines import is_marked
from workplan.imports.nodes import Node
from workplan.models import DraftNode

Kind = DraftNode.Kind


def footnoted(nodes: Sequence[Node]) -> dict[int, int]:
    """The place of each footnote with that of its action: the last one marked «*», or else the last one."""
    found: dict[int, int] = {}
    marked = last = None
    for place, node in enumerate(nodes):
        if node.kind in {Kind.ACTION, Kind.SUBACTION}:
            last = place
            marked = place if is_marked(node.text) else marked
        elif node.kind == Kind.FOOTNOTE:
            owner = marked if marked is not None else last
            if owner is not None:
                found[place] = owner
            marked = None
    return found
